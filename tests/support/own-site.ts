import { startServer } from '@/scripts/server/process';
import { cloneDatabase } from './clone';
import { openDatabase } from './database';
import { openHouse } from './house';
import { test as site } from './site';

/** A server and a database of the test's own, for what changes the numbers that other tests of the worker go by. */
export const test = site.extend<{ ownSite: Awaited<ReturnType<typeof openSite>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  ownSite: async ({}, use) => {
    const opened = await openSite();
    await use(opened);
    await opened.close();
  },
  database: ({ ownSite }, use) => use(ownSite.database),
  server: ({ ownSite }, use) => use(ownSite.server),
  house: ({ ownSite }, use) => use(openHouse(ownSite.database)),
  baseURL: ({ ownSite }, use) => use(ownSite.server.url),
});

async function openSite() {
  const clone = await cloneDatabase();
  const server = await startServer(clone.url);
  const database = openDatabase(clone.url);
  const close = async () => {
    await server.stop();
    await database.close();
    await clone.drop();
  };
  return { server, database, close };
}

export { expect, expectAccessible } from './site';
