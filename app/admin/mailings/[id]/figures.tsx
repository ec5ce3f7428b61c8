import { getTranslations } from 'next-intl/server';
import type { Preview } from '@/lib/mailing/previewing';
import { SKIPS } from '@/lib/mailing/rules';
import { Go } from '../../_desk/go';
import { LIST } from '../../registrations/list-address';

type FiguresProps = { preview: Preview; query: string };

/** How many would get it now, in which languages, and how many not, for which reasons. */
export async function Figures({ preview, query }: FiguresProps) {
  const words = await getTranslations('mailings');
  const { matched, people, languages, skipped } = preview;
  return (
    <section aria-labelledby="figures" className="grid max-w-text gap-3">
      <h2 id="figures" className="text-lg">
        {words('draft.figures')}
      </h2>
      <p className="text-xl tabular">
        {words('draft.people', { count: people })}{' '}
        <Go href={query ? `${LIST}?${query}` : LIST} className="link text-base">
          {words('draft.of', { count: matched })}
        </Go>
      </p>
      <ul className="grid gap-1 tabular">
        {languages
          .filter(({ people: theirs }) => theirs > 0)
          .map(({ locale, people: theirs, others }) => (
            <li key={locale} className="first-letter:uppercase">
              {words('draft.language', { language: words(`language.${locale}`), count: theirs })}
              {others > 0 && (
                <span className="text-muted"> ({words('draft.otherReaders', { count: others })})</span>
              )}
            </li>
          ))}
      </ul>
      {skipped.size > 0 && (
        <ul className="grid gap-1 border-s-4 border-amber ps-4 tabular">
          {SKIPS.filter((skip) => skipped.has(skip)).map((skip) => (
            <li key={skip}>
              {words('draft.skipped', { count: skipped.get(skip) ?? 0 })}: {words(`result.${skip}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
