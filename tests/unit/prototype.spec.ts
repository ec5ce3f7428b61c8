import { expect, test } from '@playwright/test';
import { parseInput } from '@/lib/core/input';
import { registrationInput } from '@/lib/registration/input';
import { rawApplication } from '../support/people';

test('no key of a body reaches the prototype of anything', () => {
  const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},';
  const parsed = parseInput(
    registrationInput,
    JSON.parse(JSON.stringify(rawApplication()).replace(/^\{/, hostile)),
  );
  expect(parsed.ok && 'polluted' in parsed.value).toBe(false);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
