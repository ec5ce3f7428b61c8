import { getTranslations } from 'next-intl/server';
import { RESULTS, type ResultCode } from '@/lib/mailing/results';
import { Go } from '../../_desk/go';
import { mailingAddress, resultsAddress } from '../addresses';

type ResultsProps = {
  id: string;
  counts: ReadonlyMap<ResultCode, number>;
  all: number;
  only: ResultCode | undefined;
};

/** How many stand where; each number leads to those whom it counts. */
export async function Results({ id, counts, all, only }: ResultsProps) {
  const words = await getTranslations('mailings');
  const choice = (code: ResultCode | undefined, label: string) => (
    <li key={code ?? 'all'}>
      {code === only ? (
        <strong aria-current="true" className="inline-block py-1">
          {label}
        </strong>
      ) : (
        <Go href={mailingAddress(id, { result: code })} className="link inline-block py-1">
          {label}
        </Go>
      )}
    </li>
  );
  return (
    <section aria-labelledby="results" className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h2 id="results" className="text-lg">
          {words('run.results')}
        </h2>
        {/* A file: the browser asks for it by itself, and nothing is loaded ahead. */}
        <a className="link inline-block py-1" href={resultsAddress(id)}>
          {words('run.csv')}
        </a>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-2 tabular">
        {choice(undefined, words('run.all', { count: all }))}
        {RESULTS.filter((code) => counts.has(code)).map((code) =>
          choice(code, words('run.one', { result: words(`result.${code}`), count: counts.get(code) ?? 0 })),
        )}
      </ul>
    </section>
  );
}
