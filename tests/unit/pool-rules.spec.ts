import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { PoolKey } from '@/db/schema';
import {
  allot,
  availability,
  overbooked,
  poolFor,
  type SeatCount,
  sizeOf,
  wordingOf,
} from '@/lib/pool/rules';

const count = (capacity: number, reserve: number, domestic: number, international: number): SeatCount => ({
  capacity,
  reserve,
  held: { domestic, international },
});
const NOBODY = { domestic: 0, international: 0 };

const FREE: [string, SeatCount, { total: number; domestic: number; international: number }][] = [
  ['empty', count(5000, 1000, 0, 0), { total: 5000, domestic: 4000, international: 5000 }],
  ['the host’s share is full', count(5000, 1000, 4000, 0), { total: 1000, domestic: 0, international: 1000 }],
  [
    'the reserve is used up',
    count(5000, 1000, 0, 1000),
    { total: 4000, domestic: 4000, international: 4000 },
  ],
  [
    'guests passed the reserve',
    count(5000, 1000, 3000, 1500),
    { total: 500, domestic: 500, international: 500 },
  ],
  ['full', count(5000, 1000, 4000, 1000), { total: 0, domestic: 0, international: 0 }],
  ['without a reserve', count(10, 0, 4, 3), { total: 3, domestic: 3, international: 3 }],
  ['all is reserve', count(10, 10, 0, 4), { total: 6, domestic: 0, international: 6 }],
  ['size lowered below what is held', count(5, 2, 6, 3), { total: 0, domestic: 0, international: 0 }],
  ['reserve raised over the host’s share', count(10, 8, 5, 2), { total: 3, domestic: 0, international: 3 }],
];
for (const [situation, seats, free] of FREE) {
  test(`free seats when ${situation}`, () => expect(availability(seats)).toEqual(free));
}

test('the overbooking is shown, and only that', () => {
  expect(overbooked(count(10, 2, 8, 2))).toBe(0);
  expect(overbooked(count(9, 2, 8, 2))).toBe(1);
  expect(overbooked(count(10, 8, 5, 2))).toBe(3);
});

test('the host’s pool is what the reserve leaves; the others may reach the capacity', () => {
  const seats = count(5000, 1000, 0, 0);
  expect([sizeOf(seats, 'total'), sizeOf(seats, 'international'), sizeOf(seats, 'domestic')]).toEqual([
    5000, 5000, 4000,
  ]);
  expect([poolFor(true), poolFor(false)]).toEqual(['international', 'domestic']);
});

test('the three wordings of availability', () => {
  expect([wordingOf(1, 9), wordingOf(0, 1), wordingOf(0, 0)]).toEqual(['free', 'may_free_up', 'full']);
});

const seatsArbitrary = fc
  .record({ capacity: fc.nat(30), reserve: fc.nat(30), domestic: fc.nat(35), international: fc.nat(35) })
  .map(({ capacity, reserve, domestic, international }) =>
    count(capacity, Math.min(reserve, capacity), domestic, international),
  );
const wishesArbitrary = fc.array(
  fc.record({ pool: fc.constantFrom<PoolKey>('domestic', 'international'), name: fc.nat() }),
  { maxLength: 60 },
);
const waitingArbitrary = fc.record({ domestic: fc.nat(4), international: fc.nat(4) });

test('seats are never sold over: domestic + max(reserve, international) ≤ capacity', () => {
  fc.assert(
    fc.property(seatsArbitrary, waitingArbitrary, wishesArbitrary, (seats, waiting, wishes) => {
      const after = allot(seats, waiting, wishes).count;
      expect(overbooked(after)).toBeLessThanOrEqual(overbooked(seats));
    }),
  );
});

test('everybody gets an answer, in the order of the wishes, and the count is the sum of them', () => {
  fc.assert(
    fc.property(seatsArbitrary, waitingArbitrary, wishesArbitrary, (seats, waiting, wishes) => {
      const { held, left, count: after } = allot(seats, waiting, wishes);
      expect(wishes.filter((wish) => held.includes(wish))).toEqual(held);
      expect(wishes.filter((wish) => left.includes(wish))).toEqual(left);
      expect(held.length + left.length).toBe(wishes.length);
      for (const pool of ['domestic', 'international'] as const) {
        const got = held.filter((wish) => wish.pool === pool).length;
        expect(after.held[pool]).toBe(seats.held[pool] + got);
      }
    }),
  );
});

test('nobody overtakes: who was left could not have been seated by turning later ones away', () => {
  fc.assert(
    fc.property(seatsArbitrary, wishesArbitrary, (seats, wishes) => {
      const { held, left } = allot(seats, NOBODY, wishes);
      for (const wish of left) {
        const earlier = held.filter((other) => wishes.indexOf(other) < wishes.indexOf(wish));
        const then = allot(seats, NOBODY, earlier).count;
        expect(availability(then)[wish.pool]).toBe(0);
      }
    }),
  );
});

test('nobody passes those who wait, in the own pool or in the other', () => {
  fc.assert(
    fc.property(seatsArbitrary, waitingArbitrary, wishesArbitrary, (seats, waiting, wishes) => {
      const seatedOf = (from: SeatCount, pool: PoolKey) =>
        allot(
          from,
          NOBODY,
          Array.from({ length: waiting[pool] }, () => ({ pool })),
        ).held.length;
      const { held, count: after } = allot(seats, waiting, wishes);
      for (const pool of ['domestic', 'international'] as const) {
        if (waiting[pool] === 0) continue;
        expect(held.filter((wish) => wish.pool === pool)).toEqual([]);
        expect(seatedOf(after, pool)).toBe(seatedOf(seats, pool));
      }
    }),
  );
});

test('a seat that comes free is not withheld where nobody waits for it', () => {
  // The only free seat is the host's share; a guest waits, but for want of any seat at all.
  expect(
    allot(count(3, 1, 1, 0), { domestic: 0, international: 1 }, [{ pool: 'domestic' }]).held,
  ).toHaveLength(1);
  // One seat, open to both, and a guest has waited for it.
  expect(allot(count(3, 1, 1, 1), { domestic: 0, international: 1 }, [{ pool: 'domestic' }]).held).toEqual(
    [],
  );
  // A seat of the reserve: no host could have had it.
  expect(
    allot(count(2, 1, 1, 0), { domestic: 3, international: 0 }, [{ pool: 'international' }]).held,
  ).toHaveLength(1);
});
