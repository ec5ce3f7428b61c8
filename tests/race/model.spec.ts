import fc from 'fast-check';
import { cloneDatabase } from '../support/clone';
import { test as base, type Database, openDatabase } from '../support/database';
import { histories } from '../support/histories';
import { live } from '../support/history';
import type { History } from '../support/step';
import { allowEmptying, DELEGATIONS } from '../support/world';

/** One database for each worker, emptied between two histories. */
const test = base.extend<object, { shared: Database }>({
  shared: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
    async ({}, use) => {
      const clone = await cloneDatabase();
      const database = openDatabase(clone.url);
      await allowEmptying(database);
      await use(database);
      await database.close();
      await clone.drop();
    },
    { scope: 'worker' },
  ],
});

/** Other histories each time; a failure names the seed, and the same seed gives the same histories. */
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000);
const RUNS = Number(process.env.MODEL_RUNS ?? 400);
/** A failure is made smaller for so long, and then told as it is. */
const PATIENCE_MS = 100_000;

for (const [name, length, runs] of [
  ['short', 8, RUNS],
  ['long', 40, RUNS / 10],
] as const) {
  for (const part of [1, 2, 3, 4]) {
    test(`the house lives ${name} histories as the model does, part ${part}`, async ({
      shared,
    }, testInfo) => {
      testInfo.annotations.push({ type: 'seed', description: `MODEL_SEED=${SEED}` });
      await fc.assert(
        fc.asyncProperty(histories(length), (history) => live(shared, history)),
        { seed: SEED + part, numRuns: runs, interruptAfterTimeLimit: PATIENCE_MS },
      );
    });
  }
}

const host = { pool: 'domestic', category: 'DEL' } as const;
const guest = { pool: 'international', category: 'DEL' } as const;
const apply = (...people: Extract<History[number], { do: 'submit' }>['people']) =>
  ({ do: 'submit', people, isConfirmed: true }) as const;
const [HOME] = DELEGATIONS;

/** Histories in which the house once did what the model does not. */
const ONCE_FAILED: Record<string, History> = {
  'who has an approving code stood in the list before who had applied earlier': [
    {
      do: 'makeCode',
      code: { pool: 'domestic', maxUses: 1, approves: true, isForAll: false },
      reserved: 0,
    },
    { do: 'resize', capacity: 0, reserve: 0 },
    apply(host, { ...host, code: 0 }, host),
  ],
  'a seat kept for a party went to somebody behind it, for the foremost of the party was of the other pool': [
    { do: 'resize', capacity: 2, reserve: 1 },
    apply(host, guest, { ...host, delegation: HOME }, guest, { ...guest, delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'withdraw', who: 1 },
    { do: 'promote' },
    { do: 'withdraw', who: 0 },
  ],
  'the last of a party was not called when the other was seated by hand': [
    { do: 'resize', capacity: 0, reserve: 0 },
    apply({ ...host, delegation: HOME }, { ...host, category: 'BUS', delegation: HOME }),
    { do: 'party', who: [0, 1] },
    { do: 'cap', key: 'category:DEL', size: 0 },
    { do: 'resize', capacity: 2, reserve: 0 },
    { do: 'promote' },
    { do: 'byHand', who: 0, overbook: true },
  ],
};
for (const [what, history] of Object.entries(ONCE_FAILED)) {
  test(`a history that once failed: ${what}`, ({ shared }) => live(shared, history));
}
