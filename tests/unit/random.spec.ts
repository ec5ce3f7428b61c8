import { expect, test } from '@playwright/test';
import { newId } from '@/lib/core/id';
import { randomBytes } from '@/lib/core/random';

const DRAWN = 2000;

test('random bytes come in the length asked for and are nobody else’s', () => {
  const drawn = Array.from({ length: DRAWN }, () => randomBytes(32));
  expect(drawn.every(({ length }) => length === 32)).toBe(true);
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(DRAWN);
  expect(randomBytes(8192)).toHaveLength(8192);
});

test('what was drawn is a copy of its own', () => {
  const first = randomBytes(16);
  const before = first.toString('hex');
  for (let round = 0; round < DRAWN; round += 1) randomBytes(16);
  expect(first.toString('hex')).toBe(before);
});

test('keys sort in the order in which they were made, thousands in a millisecond', () => {
  const made = Array.from({ length: 20_000 }, newId);
  expect(new Set(made).size).toBe(made.length);
  expect(made.toSorted()).toEqual(made);
  for (const id of made.slice(0, 50))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
});
