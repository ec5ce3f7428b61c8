import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { capNames } from '@/lib/dashboard/line';
import { seatCount } from '@/lib/pool/queries';
import type { Forecast } from '@/lib/review/foretelling';
import { deskEdition } from '../../_desk/door';
import { poolName } from '../../waiting-list/pool-name';

type PreviewProps = { forecast: Forecast; decision: 'approve' | 'reject'; scope: Scope };

/** What the decision would come to now, in numbers, by the rules by which it will be carried out. */
export async function Preview({ forecast, decision, scope }: PreviewProps) {
  const { edition, categories, locale } = await deskEdition();
  const [words, states, { count }] = await Promise.all([
    getTranslations('admin.bulk.preview'),
    getTranslations('admin.states'),
    seatCount(scope, edition.id),
  ]);
  const nameOf = await poolName({ categories, delegations: await capNames(scope, count), locale });
  const { done, waitsOn, waits, skipped } = forecast;
  const lines = [
    words(decision, { count: done }),
    ...waits.map(({ pool, people }) => words('waits', { count: people, pool: nameOf(pool) })),
    ...(waitsOn > 0 ? [words('waitsOn', { count: waitsOn })] : []),
    ...skipped.map(({ state, people }) =>
      words('skipped', {
        count: people,
        state: state === 'approved_in_advance' ? words('inAdvance') : states(state),
      }),
    ),
  ];
  return (
    <section aria-labelledby="preview" className="grid max-w-text gap-2 border-s-4 border-river ps-4">
      <h2 id="preview" className="text-lg">
        {words('title')}
      </h2>
      <ul className="grid gap-1">
        {lines.map((line) => (
          <li key={line} className="tabular">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
