import type { BasePool } from '@/db/schema';
import { counting, type Overbooked, type SeatCount, type Wish } from '@/lib/pool/rules';

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
export function fillingWith(count: SeatCount, wish: Wish): Filling[] {
  const { capacity, reserve, held, caps } = counting(count, wish, 1);
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
