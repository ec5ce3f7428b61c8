import { freePort } from '@/db/cluster/free-port';
import { startServer } from '@/scripts/server/process';
import { cloneDatabase } from './clone';
import { openDatabase } from './database';
import { openHouse } from './house';
import { test as site } from './site';

type OpenedSite = Awaited<ReturnType<typeof openSite>>;

/** A server and a database of the test's own, for what changes the numbers that other tests of the worker go by. */
export const test = site.extend<{ ownSite: OpenedSite }>({
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

/** A site of the worker's under a name instead of a number, because browsers tie passkeys to names. */
export const namedTest = site.extend<object, { namedSite: OpenedSite & { url: string } }>({
  namedSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
    async ({}, use) => {
      const port = String(await freePort());
      const url = `http://localhost:${port}`;
      const opened = await openSite({ PORT: port, PUBLIC_URL: url });
      await use({ ...opened, url });
      await opened.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  database: ({ namedSite }, use) => use(namedSite.database),
  server: ({ namedSite }, use) => use(namedSite.server),
  house: ({ namedSite }, use) => use(openHouse(namedSite.database)),
  baseURL: ({ namedSite }, use) => use(namedSite.url),
});

async function openSite(own: Record<string, string> = {}) {
  const clone = await cloneDatabase();
  const server = await startServer(clone.url, own);
  const database = openDatabase(clone.url);
  const close = async () => {
    await server.stop();
    await database.close();
    await clone.drop();
  };
  return { server, database, close };
}

export { expect, expectAccessible, expectToFit } from './site';
