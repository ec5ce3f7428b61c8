import { getTranslations } from 'next-intl/server';
import type { Scope } from '@/lib/core/scope';
import { capNames } from '@/lib/dashboard/line';
import { seatCount } from '@/lib/pool/queries';
import type { Forecast } from '@/lib/review/foretelling';
import { deskEdition } from '../../_desk/door';
import { poolName } from '../../waiting-list/pool-name';

/** A forecast in sentences, one a line. */
export async function forecastWords(scope: Scope) {
  const { edition, categories, locale } = await deskEdition();
  const [words, states, { count }] = await Promise.all([
    getTranslations('admin.bulk.preview'),
    getTranslations('admin.states'),
    seatCount(scope, edition.id),
  ]);
  const nameOf = await poolName({ categories, delegations: await capNames(scope, count), locale });
  return (decision: 'approve' | 'reject', { done, waitsOn, waits, skipped }: Forecast): string[] => [
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
}
