import type { Scope } from '@/lib/core/scope';
import { type Category, categoriesOf, currentEdition, type Track, tracksOf } from '@/lib/edition/queries';
import { type Edition, type RegistrationWindow, windowAt } from '@/lib/edition/rules';
import { type PoolState, poolStates } from '@/lib/pool/queries';
import { type Wording, wordingOf } from '@/lib/pool/rules';
import { undecidedSeats } from './pools';

export type Forum = {
  edition: Edition & { tracks: Track[]; categories: Category[] };
  registration: RegistrationWindow;
  pools: (PoolState & { wording: Wording })[];
  international: { reserve: number; held: number; target: number };
};

/** All that a stranger may know of the current edition: facts, the window, and where the seats stand. */
export async function currentForum(scope: Scope): Promise<Forum> {
  const edition = await currentEdition(scope);
  const [tracks, categories, pools] = await Promise.all([
    tracksOf(scope, edition.id),
    categoriesOf(scope, edition.id),
    poolStates(scope, edition.id),
  ]);
  const isFull = pools.some(({ available }) => available === 0);
  const undecided = isFull ? await undecidedSeats(scope, edition.id) : undefined;
  return {
    edition: { ...edition, tracks, categories },
    registration: windowAt(edition, scope.now),
    // Which delegations have a cap, and how they stand, is nobody else's business.
    pools: pools
      .filter(({ key }) => !key.startsWith('delegation:'))
      .map((pool) => ({ ...pool, wording: wordingOf(pool.available, undecided?.get(pool.key) ?? 0) })),
    international: {
      reserve: edition.internationalReserveSeats,
      held: pools.find(({ key }) => key === 'international')?.held ?? 0,
      target: edition.internationalTargetSeats,
    },
  };
}

/** The open categories whose cap is full, so that one waits in them whatever else is free. */
export const fullCategories = ({ edition, pools }: Pick<Forum, 'edition' | 'pools'>): Category[] =>
  edition.categories.filter(
    ({ code, isOpen }) =>
      isOpen && pools.some(({ key, available }) => key === `category:${code}` && available === 0),
  );
