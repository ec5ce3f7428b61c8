import { expect, test } from '@playwright/test';
import {
  availability,
  freeFor,
  overbooked,
  overbookedPools,
  poolFor,
  type SeatCount,
  sizeOf,
  wordingOf,
} from '@/lib/pool/rules';
import { count } from '../support/seats';

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

test('the least free of all the pools that somebody belongs to is what counts', () => {
  const caps = new Map([
    ['category:GOV', { size: 5, held: 3 }] as const,
    ['delegation:1', { size: 1, held: 3 }] as const,
  ]);
  const seats: SeatCount = { ...count(10, 2, 4, 1), caps };
  expect(freeFor(seats, { pool: 'domestic', caps: [] })).toBe(4);
  expect(freeFor(seats, { pool: 'international', caps: ['category:GOV'] })).toBe(2);
  expect(freeFor(seats, { pool: 'domestic', caps: ['category:GOV', 'delegation:1'] })).toBe(0);
  expect(freeFor(seats, { pool: 'domestic', caps: ['category:BUS'] })).toBe(4);
  expect(overbookedPools(seats)).toEqual([{ key: 'delegation:1', by: 2 }]);
});
