import { and, count, eq, inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { type Category, categoriesOf, currentEdition, type Track, tracksOf } from '@/lib/edition/queries';
import { type Edition, type RegistrationWindow, windowAt } from '@/lib/edition/rules';
import { type PoolState, poolStates } from '@/lib/pool/queries';
import { type Wording, wordingOf } from '@/lib/pool/rules';
import { UNDECIDED_STATES } from '@/lib/registration/rules';

export type Forum = {
  edition: Edition & { tracks: Track[]; categories: Category[] };
  registration: RegistrationWindow;
  pools: (PoolState & { wording: Wording })[];
  international: { reserve: number; held: number; target: number };
};

/** All that a stranger may know of the current edition: facts, the window, and where the seats stand. */
export async function currentForum(scope: Scope): Promise<Forum> {
  const edition = await currentEdition(scope);
  const [tracks, categories, pools, undecided] = await Promise.all([
    tracksOf(scope, edition.id),
    categoriesOf(scope, edition.id),
    poolStates(scope, edition.id),
    undecidedCount(scope, edition.id),
  ]);
  return {
    edition: { ...edition, tracks, categories },
    registration: windowAt(edition, scope.now),
    pools: pools.map((pool) => ({ ...pool, wording: wordingOf(pool.available, undecided) })),
    international: {
      reserve: edition.internationalReserveSeats,
      held: pools.find(({ key }) => key === 'international')?.held ?? 0,
      target: edition.internationalTargetSeats,
    },
  };
}

async function undecidedCount(scope: Scope, editionId: string): Promise<number> {
  const [row] = await scope.db
    .select({ count: count() })
    .from(registration)
    .where(and(eq(registration.editionId, editionId), inArray(registration.state, [...UNDECIDED_STATES])));
  return row?.count ?? 0;
}
