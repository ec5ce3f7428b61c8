import { getTranslations } from 'next-intl/server';
import { DescriptionList } from '@/app/_ui/description-list';
import { PARTS } from '@/db/schema';
import type { Readiness } from '@/lib/badge/queries';

type CountProps = { readiness: Readiness; chosen: number };

/** How many are chosen, whose badge is ready, and what keeps the others from it. */
export async function Count({ readiness, chosen }: CountProps) {
  const [words, parts] = await Promise.all([
    getTranslations('badges.count'),
    getTranslations('complete.desk.badge.without'),
  ]);
  const { ready, printed, missing, revoked } = readiness;
  const lines = [
    { key: 'chosen', count: chosen },
    { key: 'ready', count: ready },
    { key: 'printed', count: printed },
    { key: 'approval', count: missing.approval },
    { key: 'ticket', count: missing.ticket },
    { key: 'revoked', count: revoked },
  ] as const;
  const lacking = PARTS.filter((part) => missing[part] > 0);
  return (
    <section aria-labelledby="count" className="grid gap-3">
      <h2 id="count" className="text-lg">
        {words('title')}
      </h2>
      <DescriptionList
        items={lines
          .filter(({ key, count }) => key === 'chosen' || key === 'ready' || count > 0)
          .map(({ key, count }) => ({
            key,
            term: words(key),
            detail: <span className="tabular">{words('people', { count })}</span>,
          }))}
      />
      {lacking.length > 0 && (
        <ul className="grid gap-1">
          {lacking.map((part) => (
            <li key={part}>{parts(part, { count: missing[part] })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
