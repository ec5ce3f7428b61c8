import { expect, test } from '@playwright/test';
import { DrizzleQueryError } from 'drizzle-orm';
import { serializeError } from '@/lib/core/log';

const refusedBy = (code: string, message: string) =>
  Object.assign(new Error(message), { code, constraint: 'one_live' });

test('a logged database error names its state and constraint, and never a value', () => {
  const cause = refusedBy('22P02', 'invalid input syntax for type uuid: "ana@example.org"');
  const wrapped = new DrizzleQueryError('insert into x values ($1)', ['ana@example.org'], cause);
  for (const error of [cause, wrapped]) {
    const logged = serializeError(error);
    expect(logged).toMatchObject({ message: 'database error', sqlState: '22P02', constraint: 'one_live' });
    expect(JSON.stringify(logged)).not.toContain('ana@');
    expect(logged.stack).toContain('at ');
  }
});

test('any other error keeps its words', () => {
  expect(serializeError(new TypeError('not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'not a function',
  });
});
