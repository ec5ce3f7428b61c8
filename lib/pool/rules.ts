import type { BasePool, CapKey } from '@/db/schema';

/** A limit besides capacity and reserve: of a category or a delegation. */
export type Cap = { size: number; held: number };

/**
 * Seats of one edition at one moment. `domestic held + max(reserve, international held) ≤ capacity` (product rule 1), and
 * in each cap `held ≤ size`. `held` counts what is reserved for invitations, too.
 */
export type SeatCount = {
  capacity: number;
  reserve: number;
  held: Record<BasePool, number>;
  caps: ReadonlyMap<CapKey, Cap>;
};

/** Where a registration needs a seat: in its base pool and in each of these that has a cap. */
export type Wish = { pool: BasePool; caps: readonly CapKey[] };

export const poolFor = (isInternational: boolean): BasePool =>
  isInternational ? 'international' : 'domestic';

type Placed = { isInternational: boolean; category: string; delegationId: string | null };
export const wishOf = ({ isInternational, category, delegationId }: Placed): Wish => ({
  pool: poolFor(isInternational),
  caps: [`category:${category}`, ...(delegationId ? [`delegation:${delegationId}` as const] : [])],
});

/** Free seats for one more registration of each kind; never negative, also when sizes were lowered below what is held. */
export function availability({
  capacity,
  reserve,
  held,
}: Omit<SeatCount, 'caps'>): Record<BasePool | 'total', number> {
  const free = (seats: number) => Math.max(0, seats);
  return {
    total: free(capacity - held.domestic - held.international),
    domestic: free(capacity - Math.max(reserve, held.international) - held.domestic),
    international: free(capacity - held.domestic - held.international),
  };
}

/** Free seats for one more registration like this one: the least over all the pools it belongs to. */
export const freeFor = (count: SeatCount, wish: Wish): number =>
  Math.min(availability(count)[wish.pool], freeInCaps(count, wish));

function freeInCaps(count: SeatCount, { caps }: Wish): number {
  const free = caps.flatMap((key) => {
    const cap = count.caps.get(key);
    return cap ? [Math.max(0, cap.size - cap.held)] : [];
  });
  return Math.min(...free, Number.POSITIVE_INFINITY);
}

/** Which limit keeps a wish out: its base pool, or where that has room the first full cap; undefined when it has a seat. */
export function fullPool(count: SeatCount, wish: Wish): BasePool | CapKey | undefined {
  if (availability(count)[wish.pool] === 0) return wish.pool;
  const full = fullCaps(count);
  return wish.caps.find((key) => full.includes(key));
}

/** What is full for who waits, in a word: a base pool, the category, or the delegation. */
export type Fullness = BasePool | 'category' | 'delegation';

/** Which limit keeps a wish waiting; its base pool also where there is room, but others come first. */
export function fullnessIn(count: SeatCount, wish: Wish): Fullness {
  const full = fullPool(count, wish) ?? wish.pool;
  if (full === 'domestic' || full === 'international') return full;
  return full.startsWith('category:') ? 'category' : 'delegation';
}

export const fullCaps = ({ caps }: SeatCount): CapKey[] =>
  [...caps].filter(([, { size, held }]) => held >= size).map(([key]) => key);

/** The most a pool could ever hold: international may pass its reserve as long as the total allows. */
export const sizeOf = ({ capacity, reserve }: SeatCount, key: BasePool | 'total'): number =>
  key === 'domestic' ? capacity - reserve : capacity;

/** How far above its limits an edition stands: above zero only after a size was lowered or a seat was forced. */
export const overbooked = ({ capacity, reserve, held }: Omit<SeatCount, 'caps'>): number =>
  Math.max(0, held.domestic + Math.max(reserve, held.international) - capacity);

export type Overbooked = { key: 'total' | CapKey; by: number };
/** Every pool that holds more than its size, and by how much. */
export function overbookedPools(count: SeatCount): Overbooked[] {
  const caps = [...count.caps].map(([key, { size, held }]) => ({ key, by: held - size }));
  return [{ key: 'total' as const, by: overbooked(count) }, ...caps].filter(({ by }) => by > 0);
}

/** The first pool that a count has overbooked further than another; undefined when there is none. */
export function worseIn(now: SeatCount, before: SeatCount): Overbooked['key'] | undefined {
  const was = new Map(overbookedPools(before).map(({ key, by }) => [key, by]));
  return overbookedPools(now).find(({ key, by }) => by > (was.get(key) ?? 0))?.key;
}

/** Whether a count has a pool overbooked further than another. */
export const isWorse = (now: SeatCount, before: SeatCount): boolean => worseIn(now, before) !== undefined;

/** The count with seats taken, or given back when `seats` is negative. */
export function counting(count: SeatCount, { pool, caps }: Wish, seats: number): SeatCount {
  const changed = new Map(count.caps);
  for (const key of caps) {
    const cap = changed.get(key);
    if (cap) changed.set(key, { ...cap, held: cap.held + seats });
  }
  return { ...count, held: { ...count.held, [pool]: count.held[pool] + seats }, caps: changed };
}

/** So many seats of one kind, kept together. */
export type Wanted = { wish: Wish; seats: number };

/** The first who would not find all its seats when each takes what it wants in turn, and how many it would find. */
export function shortfall(
  count: SeatCount,
  wanted: readonly Wanted[],
): { at: number; free: number } | undefined {
  let now = count;
  for (const [at, { wish, seats }] of wanted.entries()) {
    if (seats === 0) continue;
    const free = freeFor(now, wish);
    if (free < seats) return { at, free };
    now = counting(now, wish, seats);
  }
  return undefined;
}

/** One or several who stand or fall together. */
export type Party<T extends Wish> = readonly T[];

/**
 * Gives seats in the order of the line. Whoever finds none is left out, and the next are looked at: a person is passed over
 * only while a limit keeps that person out, and nobody behind loses by it. A party is seated whole or not at all; when it
 * lacks only seats, not a cap, those that are there are kept for it and not given to anybody behind.
 */
export function allot<T extends Wish>(
  count: SeatCount,
  line: readonly Party<T>[],
): { held: T[]; left: T[]; count: SeatCount } {
  const held: T[] = [];
  const left: T[] = [];
  let now = count;
  for (const party of line) {
    const { after, isSeated } = seat(now, party);
    now = after;
    (isSeated ? held : left).push(...party);
  }
  return { held, left, count: now };
}

function seat(count: SeatCount, party: Party<Wish>): { after: SeatCount; isSeated: boolean } {
  let now = count;
  let isSeated = true;
  for (const wish of party) {
    if (freeFor(now, wish) > 0) {
      now = counting(now, wish, 1);
      continue;
    }
    // A full cap keeps the party out whatever seats come free: nothing is kept for it meanwhile.
    if (freeInCaps(now, wish) === 0) return { after: count, isSeated: false };
    isSeated = false;
  }
  return { after: now, isSeated };
}

/** How many may come together: a larger party could keep too many seats empty while it waits. */
export const LARGEST_PARTY = 50;

/** Groups who waits into parties, each where its foremost member stands; who shares no party is one. */
export function partiesOf<T extends { partyId: string | null; registrationId: string }>(
  line: readonly T[],
): T[][] {
  const parties = Map.groupBy(line, ({ partyId, registrationId }) => partyId ?? registrationId);
  return [...parties.values()];
}

export type Wording = 'free' | 'may_free_up' | 'full';

/**
 * The three wordings of availability: free; taken for now and may free up (seats held by undecided applications);
 * full, waiting list open.
 */
export const wordingOf = (available: number, undecided: number): Wording =>
  available > 0 ? 'free' : undecided > 0 ? 'may_free_up' : 'full';

export const isCapKey = (key: string): key is CapKey =>
  /^category:[A-Z]{3}$/.test(key) || /^delegation:[0-9a-f-]{36}$/.test(key);
