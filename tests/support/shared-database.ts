import { cloneDatabase } from './clone';
import { test as base, type Database, openDatabase } from './database';
import { allowEmptying } from './world';

/** One database for each worker, emptied between two histories. */
export const test = base.extend<object, { shared: Database }>({
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
