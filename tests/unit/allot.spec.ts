import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { BasePool, CapKey } from '@/db/schema';
import { allot, counting, freeFor, isWorse, partiesOf, type SeatCount, type Wish } from '@/lib/pool/rules';
import { count } from '../support/seats';

const seatsArbitrary = fc
  .record({ capacity: fc.nat(30), reserve: fc.nat(30), domestic: fc.nat(35), international: fc.nat(35) })
  .map(({ capacity, reserve, domestic, international }) =>
    count(capacity, Math.min(reserve, capacity), domestic, international),
  );
const CAPS = ['category:GOV', 'category:BUS', 'delegation:1'] as const;
const capsArbitrary = fc.uniqueArray(
  fc.record({ key: fc.constantFrom(...CAPS), size: fc.nat(9), held: fc.nat(9) }),
  {
    selector: ({ key }) => key,
  },
);
/** Seats with some caps; sizes may stand below what is held. */
const cappedArbitrary = fc
  .record({ seats: seatsArbitrary, caps: capsArbitrary })
  .map(
    ({ seats, caps }): SeatCount => ({ ...seats, caps: new Map(caps.map(({ key, ...cap }) => [key, cap])) }),
  );
const wishArbitrary = fc.record({
  pool: fc.constantFrom<BasePool>('domestic', 'international'),
  caps: fc.subarray<CapKey>([...CAPS]),
});
const lineArbitrary = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: wishArbitrary.map((wish) => [wish]) },
    { weight: 1, arbitrary: fc.array(wishArbitrary, { minLength: 2, maxLength: 4 }) },
  ),
  { maxLength: 40 },
);
const lineOfOnes = fc.array(
  wishArbitrary.map((wish) => [wish]),
  { maxLength: 60 },
);

test('seats are never sold over, in the edition and in each cap', () => {
  fc.assert(
    fc.property(cappedArbitrary, lineArbitrary, (seats, line) => {
      const { held, count: after } = allot(seats, line);
      const taken = held.reduce((sum, wish) => counting(sum, wish, 1), seats);
      for (const one of [taken, after]) expect(isWorse(one, seats)).toBe(false);
    }),
  );
});

test('everybody gets an answer, in the order of the line, and the count is the sum of those who sit and what is kept', () => {
  fc.assert(
    fc.property(cappedArbitrary, lineArbitrary, (seats, line) => {
      const { held, left, count: after } = allot(seats, line);
      const wishes = line.flat();
      expect(wishes.filter((wish) => held.includes(wish))).toEqual(held);
      expect(wishes.filter((wish) => left.includes(wish))).toEqual(left);
      expect(held.length + left.length).toBe(wishes.length);
      const taken = held.reduce((sum, wish) => counting(sum, wish, 1), seats);
      for (const pool of ['domestic', 'international'] as const) {
        expect(after.held[pool]).toBeGreaterThanOrEqual(taken.held[pool]);
      }
      if (line.every(({ length }) => length === 1)) expect(after).toEqual(taken);
    }),
  );
});

test('nobody overtakes: who was left could not have been seated by turning later ones away', () => {
  fc.assert(
    fc.property(cappedArbitrary, lineOfOnes, (seats, line) => {
      const wishes = line.flat();
      const { held, left } = allot(seats, line);
      for (const wish of left) {
        const earlier = held.filter((other) => wishes.indexOf(other) < wishes.indexOf(wish));
        const then = earlier.reduce((count, one) => counting(count, one, 1), seats);
        expect(freeFor(then, wish)).toBe(0);
      }
    }),
  );
});

test('nobody passes those who wait: what comes after the list leaves them what they had', () => {
  fc.assert(
    fc.property(cappedArbitrary, lineArbitrary, lineOfOnes, (seats, waiting, newcomers) => {
      const alone = allot(seats, waiting);
      const all = allot(alone.count, newcomers);
      const taken = all.held.reduce((count, wish) => counting(count, wish, 1), seats);
      // The newcomers sit first, and still everybody on the list gets the seat.
      expect(allot(taken, waiting).held).toEqual(alone.held);
    }),
  );
});

test('a party sits whole or not at all, and whoever stands before it loses nothing by it', () => {
  fc.assert(
    fc.property(cappedArbitrary, lineArbitrary, (seats, line) => {
      const { held } = allot(seats, line);
      for (const [position, party] of line.entries()) {
        expect([0, party.length]).toContain(party.filter((wish) => held.includes(wish)).length);
        const before = line.slice(0, position);
        expect(allot(seats, before).held).toEqual(held.filter((wish) => before.flat().includes(wish)));
      }
    }),
  );
});

test('a seat that comes free is not withheld where nobody waits for it', () => {
  const guest = [{ pool: 'international', caps: [] }] as const;
  const host = [{ pool: 'domestic', caps: [] }] as const;
  const afterList = (
    seats: SeatCount,
    list: readonly (typeof guest | typeof host)[],
    newcomer: typeof guest | typeof host,
  ) => allot<Wish>(allot<Wish>(seats, list).count, [newcomer]).held;
  // A seat of the reserve: no host could have had it.
  expect(afterList(count(2, 1, 1, 0), [host, host, host], guest)).toHaveLength(1);
  // One seat, open to both, and a guest has waited for it.
  expect(afterList(count(3, 1, 1, 1), [guest], host)).toEqual([]);
  // The guest who waits takes a seat of the reserve, and leaves the host’s share alone.
  expect(afterList(count(3, 1, 1, 0), [guest], host)).toHaveLength(1);
});

test('seats are kept for a party that lacks only seats, and not for one that a full cap keeps out', () => {
  const full = 'category:GOV' as const;
  const seats = { ...count(1, 0, 0, 0), caps: new Map([[full, { size: 1, held: 1 }]]) };
  const host: Wish = { pool: 'domestic', caps: [] };
  const ofFullCap: Wish = { pool: 'domestic', caps: [full] };
  expect(allot(seats, [[host, host], [host]]).held).toEqual([]);
  expect(allot(seats, [[host, ofFullCap], [host]]).held).toEqual([host]);
});

test('people who share a party are one, where the foremost of them stands', () => {
  const line = [1, 2, 3, 4].map((at) => ({ registrationId: `r${at}`, partyId: at % 2 ? null : 'p' }));
  expect(partiesOf(line).map((party) => party.map(({ registrationId }) => registrationId))).toEqual([
    ['r1'],
    ['r2', 'r4'],
    ['r3'],
  ]);
});
