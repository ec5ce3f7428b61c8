import { expect, test } from '@playwright/test';
import pg from 'pg';
import { isOverload, isPassing } from '@/lib/core/overload';

/** An error of the database as drizzle hands it on. */
function failed(code: string): Error {
  const cause = new pg.DatabaseError('failed', 6, 'error');
  cause.code = code;
  return new Error('Failed query', { cause });
}

for (const [code, what] of [
  ['40P01', 'a deadlock'],
  ['57P01', 'a server that is stopped'],
  ['08006', 'a connection that broke'],
  ['55P03', 'a lock that was not to be had'],
] as const) {
  test(`${what} passes, and says nothing about what was asked`, () => {
    expect(isPassing(failed(code))).toBe(true);
  });
}

test('a connection that ends without a word of the server passes', () => {
  const error = new Error('Failed query', { cause: new Error('Connection terminated unexpectedly') });
  expect(isPassing(error)).toBe(true);
  expect(isOverload(error)).toBe(false);
});

test('what was asked is at fault for a key that is there already, a division by zero, and a mistake of ours', () => {
  for (const error of [failed('23505'), failed('22012'), new TypeError('undefined is not a function')]) {
    expect(isPassing(error)).toBe(false);
  }
});
