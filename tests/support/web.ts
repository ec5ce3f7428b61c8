import { test as base } from '@playwright/test';
import { type ServerProcess, startServer } from '@/scripts/server/process';
import { cloneDatabase } from './clone';
import { type Database, openDatabase } from './database';

type Web = { server: ServerProcess; database: Database };

/** One production server and its database per worker, shared by the worker's tests; `page` and `request` go to it. */
export const test = base.extend<{ server: ServerProcess; database: Database }, { web: Web }>({
  web: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
    async ({}, use) => {
      const clone = await cloneDatabase();
      const server = await startServer(clone.url);
      const database = openDatabase(clone.url);
      await use({ server, database });
      await server.stop();
      await database.close();
      await clone.drop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  server: ({ web }, use) => use(web.server),
  database: ({ web }, use) => use(web.database),
  baseURL: ({ web }, use) => use(web.server.url),
});

export { expect } from '@playwright/test';
