import fc from 'fast-check';
import { cloneDatabase } from '../support/clone';
import { test as base, type Database, openDatabase } from '../support/database';
import { histories } from '../support/histories';
import { live } from '../support/history';
import { allowEmptying } from '../support/world';

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

const seed = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000);
const runs = Number(process.env.MODEL_RUNS ?? 250);

for (const [name, length] of [
  ['short', 8],
  ['long', 40],
] as const) {
  for (const part of [1, 2, 3, 4]) {
    test(`the house lives ${name} histories as the model does, part ${part}`, async ({
      shared,
    }, testInfo) => {
      const mine = seed + part;
      testInfo.annotations.push({ type: 'seed', description: `MODEL_SEED=${seed}` });
      await fc.assert(
        fc.asyncProperty(histories(length), (history) => live(shared, history)),
        { seed: mine, numRuns: length > 10 ? Math.ceil(runs / 5) : runs, endOnFailure: false },
      );
    });
  }
}
