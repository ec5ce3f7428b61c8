import type { BasePool } from '@/db/schema';
import {
  availability,
  counting,
  fullCaps,
  isWorse,
  type Overbooked,
  type SeatCount,
  type Wish,
} from '@/lib/pool/rules';

export type Place = { id: string; priority: number; place: number };

/**
 * The places that change when whoever stands at `from` goes to `to`, both from 0, in a line in order. Who moves takes the
 * priority of the place; the numbers of everybody with that priority are dealt out anew, in the new order.
 */
export function movedTo(line: readonly Place[], from: number, to: number): Place[] {
  const [mover, displaced] = [line[from], line[to]];
  if (!mover || !displaced || from === to) return [];
  const { priority } = displaced;
  const others = line.filter((one) => one !== mover);
  const group = others.toSpliced(to, 0, { ...mover, priority }).filter((one) => one.priority === priority);
  const numbers = group.map(({ place }) => place).sort((one, other) => one - other);
  return group
    .map((one, position) => ({ ...one, place: numbers[position] ?? one.place }))
    .filter((one, position) => one.id === mover.id || one.place !== group[position]?.place);
}

/** A pool with what it would hold, and what it can. */
export type Filling = { key: BasePool | 'total' | Overbooked['key']; held: number; size: number };

/**
 * The pools as they would be with one more seat for this wish, its base pool first: of the host country what the
 * reserve leaves, of other countries all seats.
 */
export const fillingWith = (count: SeatCount, wish: Wish): Filling[] =>
  fillingNow(counting(count, wish, 1), wish);

/** The pools that a wish belongs to, as they are. */
export function fillingNow({ capacity, reserve, held, caps }: SeatCount, wish: Wish): Filling[] {
  const base: Filling =
    wish.pool === 'domestic'
      ? { key: 'domestic', held: held.domestic, size: capacity - Math.max(reserve, held.international) }
      : { key: 'international', held: held.domestic + held.international, size: capacity };
  const capped = wish.caps.flatMap((key) => {
    const cap = caps.get(key);
    return cap ? [{ key, held: cap.held, size: cap.size }] : [];
  });
  return [base, ...capped];
}

type Waits = Wish & { registrationId: string; partyId: string | null };

/** Why somebody who waits has no seat though there may be some: what keeps them out, or whom seats are kept for. */
export type Obstacle =
  /** A seat is free for them: the list is about to move. */
  | { kind: 'next' }
  | { kind: 'cap'; key: Overbooked['key']; held: number; size: number }
  /** They come with others, for whom there are not enough seats together. */
  | { kind: 'party'; people: number }
  | { kind: 'kept' };

/** The list at one moment: what is free, who would be seated now, and who comes with whom. */
export type Line = {
  count: SeatCount;
  next: ReadonlySet<string>;
  parties: ReadonlyMap<string, readonly Waits[]>;
};

/** What stands in the way of one who waits; undefined when their pool has no free seat, and it is only that. */
export function obstacleOf(waiter: Waits, { count, next, parties }: Line): Obstacle | undefined {
  if (next.has(waiter.registrationId)) return { kind: 'next' };
  const party = (waiter.partyId && parties.get(waiter.partyId)) || [waiter];
  const full = new Set(fullCaps(count));
  const key = party.flatMap(({ caps }) => caps).find((one) => full.has(one));
  const cap = key && count.caps.get(key);
  if (cap) return { kind: 'cap', key, ...cap };
  if (availability(count)[waiter.pool] === 0) return undefined;
  return party.length > 1 ? { kind: 'party', people: party.length } : { kind: 'kept' };
}

/** Whether one more seat for this wish would be one too many somewhere. */
export const overbooks = (count: SeatCount, wish: Wish): boolean => isWorse(counting(count, wish, 1), count);
