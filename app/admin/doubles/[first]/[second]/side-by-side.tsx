import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { classes } from '@/app/_ui/classes';
import { type Both, saidBy } from './said';

/** What two registrations say, with what differs marked by a word and not by colour alone. */
export async function SideBySide({ records }: { records: Both }) {
  const [words, said] = await Promise.all([getTranslations('identity.compare'), saidBy(records)]);
  const references = referencesOf(records);
  return (
    <section aria-labelledby="said" className="grid gap-2">
      <h2 id="said" className="text-lg">
        {words('said')}
      </h2>
      <Rows references={references}>
        {said.map(({ field, label, values, differs }) => (
          <Row key={field} label={label} mark={differs ? words('differs') : undefined}>
            {values.map((value, at) => (
              <Value
                key={at === 0 ? 'first' : 'second'}
                value={value}
                words={words}
                of={differs ? references[at] : undefined}
                isRepeated={!differs && at > 0}
              />
            ))}
          </Row>
        ))}
      </Rows>
    </section>
  );
}

export const referencesOf = ([one, other]: Both): [string, string] => [
  one.registration.reference,
  other.registration.reference,
];

/** A head with the two numbers where there is room for columns; on a phone each value names its own. */
export const Rows = ({ references, children }: { references: [string, string]; children: ReactNode }) => (
  <div className="grid">
    <div className="grid grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)] gap-x-6 border-b border-edge py-2 text-sm text-muted max-md:hidden">
      <span />
      {references.map((reference) => (
        <span key={reference} className="tabular">
          {reference}
        </span>
      ))}
    </div>
    {children}
  </div>
);

type RowProps = { label: string; mark?: string | undefined; children: ReactNode };

export const Row = ({ label, mark, children }: RowProps) => (
  <div
    className={classes(
      'grid gap-x-6 gap-y-1 border-b border-line py-2 md:grid-cols-[12rem_minmax(0,1fr)_minmax(0,1fr)]',
      mark && 'border-s-4 border-s-amber ps-3 md:-ms-4',
    )}
  >
    <span className="flex flex-wrap items-baseline gap-x-2 text-muted">
      {label}
      {mark && <span className="text-sm font-semibold text-amber">{mark}</span>}
    </span>
    {children}
  </div>
);

type Words = Awaited<ReturnType<typeof getTranslations<'identity.compare'>>>;
type ValueProps = {
  value: string | null;
  words: Words;
  /** Whose it is, seen on a phone, where no column says it. */
  of?: string | undefined;
  /** The same as the one before: on a phone once is enough. */
  isRepeated?: boolean;
};

export const Value = ({ value, words, of, isRepeated = false }: ValueProps) => (
  <span className={classes('min-w-0 wrap-anywhere', isRepeated && 'max-md:hidden')}>
    {of && <span className="tabular me-2 text-sm text-muted md:sr-only">{of}</span>}
    {value ? (
      <Bidi>{value}</Bidi>
    ) : (
      <span className="text-muted">{words(value === null ? 'hidden' : 'empty')}</span>
    )}
  </span>
);
