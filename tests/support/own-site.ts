import { freePort } from '@/db/cluster/free-port';
import { startServer } from '@/scripts/server/process';
import { cloneDatabase } from './clone';
import { openDatabase } from './database';
import { openHouse } from './house';
import { test as site } from './site';

type OwnSite = { ownSite: Awaited<ReturnType<typeof openSite>> };

/** A server and a database of the test's own, for what changes the numbers that other tests of the worker go by. */
export const test = siteOf(async () => undefined);

/** The same under a name instead of a number, because browsers tie passkeys to names. */
export const namedTest = siteOf(async () => ({ port: await freePort(), host: 'localhost' }));

type Address = { port: number; host: string } | undefined;

function siteOf(address: () => Promise<Address>) {
  return site.extend<OwnSite>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
    ownSite: async ({}, use) => {
      const opened = await openSite(await address());
      await use(opened);
      await opened.close();
    },
    database: ({ ownSite }, use) => use(ownSite.database),
    server: ({ ownSite }, use) => use(ownSite.server),
    house: ({ ownSite }, use) => use(openHouse(ownSite.database)),
    baseURL: ({ ownSite }, use) => use(ownSite.url),
  });
}

async function openSite(address: Address) {
  const clone = await cloneDatabase();
  const named = address && `http://${address.host}:${address.port}`;
  const own: Record<string, string> = named ? { PORT: String(address.port), PUBLIC_URL: named } : {};
  const server = await startServer(clone.url, own);
  const database = openDatabase(clone.url);
  const close = async () => {
    await server.stop();
    await database.close();
    await clone.drop();
  };
  return { server, url: named ?? server.url, database, close };
}

export { expect, expectAccessible } from './site';
