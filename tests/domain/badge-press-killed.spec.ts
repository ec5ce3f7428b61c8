import { readdirSync, readFileSync } from 'node:fs';
import { badgePrint } from '@/db/schema';
import { carryOutBatch, PART } from '@/lib/badge/running';
import { pagesOf } from '../support/badge';
import { asking, fileOf, hirePrinter, outcomesOf, ticketHolders } from '../support/badge-batch';
import { expect, test } from '../support/house';

/** Kills the presses of this process as a machine without memory would; how many there were. */
function killPresses(): number {
  const ours = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const isChild = readFileSync(`/proc/${pid}/status`, 'utf8').includes(`PPid:\t${process.pid}\n`);
      return isChild && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('typesetting.ts');
    } catch {
      return false;
    }
  });
  for (const pid of ours) process.kill(Number(pid), 'SIGKILL');
  return ours.length;
}

test.skip(process.platform !== 'linux', 'finds processes by /proc');

test('a press that is killed in the midst of a batch costs a part another try, and nobody a badge', async ({
  house,
}) => {
  test.slow();
  await hirePrinter(house);
  const { ids } = await ticketHolders(house, 2 * PART + 10);
  const id = await asking(house, ids);
  const done = carryOutBatch(house.scope(), id);
  await expect
    .poll(() => house.db.$count(badgePrint), { intervals: [20], timeout: 30_000 })
    .toBeGreaterThanOrEqual(PART);
  expect(killPresses()).toBeGreaterThan(0);
  await done;
  expect(new Set(await outcomesOf(house, id))).toEqual(new Set(['printed']));
  expect(await house.db.$count(badgePrint)).toBe(ids.length);
  expect((await pagesOf(await fileOf(house, id))).pages).toBe(ids.length);
});
