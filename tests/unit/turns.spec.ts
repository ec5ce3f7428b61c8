import { setImmediate as look } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { turn } from '../../scripts/server/turns';

test('requests begin one at a time, in their order, with a look at the sockets in between', async () => {
  const begun: number[] = [];
  for (const request of [1, 2, 3]) void turn().then(() => begun.push(request));
  expect(begun).toEqual([]);
  const seen: number[] = [];
  while (begun.length < 3) {
    await look();
    seen.push(begun.length);
  }
  expect(begun).toEqual([1, 2, 3]);
  expect(seen.every((count, at) => count - (seen[at - 1] ?? 0) <= 1)).toBe(true);
});
