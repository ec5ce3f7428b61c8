import type { PoolKey } from '@/db/schema';

/** Seats of one edition at one moment. `domestic held + max(reserve, international held) ≤ capacity` (product rule 1). */
export type SeatCount = { capacity: number; reserve: number; held: Record<PoolKey, number> };

/** Free seats for one more registration of each kind; never negative, also when sizes were lowered below what is held. */
export function availability({ capacity, reserve, held }: SeatCount): Record<PoolKey | 'total', number> {
  const free = (seats: number) => Math.max(0, seats);
  return {
    total: free(capacity - held.domestic - held.international),
    domestic: free(capacity - Math.max(reserve, held.international) - held.domestic),
    international: free(capacity - held.domestic - held.international),
  };
}

/** The most a pool could ever hold: international may pass its reserve as long as the total allows. */
export const sizeOf = ({ capacity, reserve }: SeatCount, key: PoolKey | 'total'): number =>
  key === 'domestic' ? capacity - reserve : capacity;

/** How far above its limits an edition stands: above zero only after a size was lowered or a seat was forced. */
export const overbooked = ({ capacity, reserve, held }: SeatCount): number =>
  Math.max(0, held.domestic + Math.max(reserve, held.international) - capacity);

/**
 * Gives seats in the order of `wishes`; who finds none is left out, and so is whoever would take a seat that somebody
 * is waiting for, in one's own pool or in the other: nobody overtakes the list.
 */
export function allot<T extends { pool: PoolKey }>(
  count: SeatCount,
  waiting: Record<PoolKey, number>,
  wishes: readonly T[],
): { held: T[]; left: T[]; count: SeatCount } {
  const held = { ...count.held };
  const waiters = { ...waiting };
  const allotted: T[] = [];
  const left: T[] = [];
  for (const wish of wishes) {
    const free = availability({ ...count, held });
    const other = wish.pool === 'domestic' ? 'international' : 'domestic';
    const isOwed = free[other] > 0 && waiters[other] >= free[other] && isShared(count, held, wish.pool);
    if (waiters[wish.pool] > 0 || free[wish.pool] === 0 || isOwed) {
      waiters[wish.pool] += 1;
      left.push(wish);
    } else {
      held[wish.pool] += 1;
      allotted.push(wish);
    }
  }
  return { held: allotted, left, count: { ...count, held } };
}

/** Whether the pool's next seat is one that the other could have taken: every seat but those left in the reserve. */
const isShared = ({ reserve }: SeatCount, held: Record<PoolKey, number>, pool: PoolKey): boolean =>
  pool === 'domestic' || held.international >= reserve;

export const poolFor = (isInternational: boolean): PoolKey =>
  isInternational ? 'international' : 'domestic';

export type Wording = 'free' | 'may_free_up' | 'full';

/**
 * The three wordings of availability: free; taken for now and may free up (seats held by undecided applications);
 * full, waiting list open.
 */
export const wordingOf = (available: number, undecided: number): Wording =>
  available > 0 ? 'free' : undecided > 0 ? 'may_free_up' : 'full';
