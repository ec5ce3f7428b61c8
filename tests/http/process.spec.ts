import { test as base, expect } from '@playwright/test';
import { freePort } from '@/db/cluster/free-port';
import { startServer, startServers } from '@/scripts/server/process';
import { type Clone, cloneDatabase, emptyDatabase } from '../support/clone';

const test = base.extend<{ clone: Clone }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  clone: async ({}, use) => {
    const clone = await cloneDatabase();
    await use(clone);
    await clone.drop();
  },
});

test('a server asked to stop ends with code 0 and says nothing about it', async ({ clone }) => {
  const server = await startServer(clone.url, { LEAN_START: 'false' });
  expect(await server.stop()).toBe(0);
  expect(server.logs()).not.toMatch(/error|warn/i);
});

test('three processes start at once on one empty database and share it', async () => {
  const empty = await emptyDatabase();
  const servers = await startServers(3, empty.url);
  const answers = await Promise.all(servers.map(({ url }) => fetch(url, { redirect: 'manual' })));
  expect(answers.map(({ status }) => status)).toEqual([307, 307, 307]);
  await Promise.all(servers.map((server) => server.stop()));
  await empty.drop();
});

test('a database that does not answer ends the start with one line', async () => {
  const start = startServer(`postgresql://forum@127.0.0.1:${await freePort()}/forum`);
  await expect(start).rejects.toThrow(
    /ended with code 1\n(.*Running next.config.js.*\n)?Cannot start: DATABASE_URL: [^\n]+\n$/,
  );
});

test('a malformed variable ends the start with one line that names it', async ({ clone }) => {
  const start = startServer(clone.url, { SMTP_URL: 'mailto:postmaster@example.org' });
  await expect(start).rejects.toThrow(/ended with code 1\nCannot start: SMTP_URL is malformed: [^\n]+\n$/);
});

test('HTTPS is demanded for two years where the public address has it', async ({ clone }) => {
  const server = await startServer(clone.url, { PUBLIC_URL: 'https://forum.example.org' });
  const { headers } = await fetch(server.url, { redirect: 'manual' });
  expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
  await server.stop();
});

test('without HTTPS nothing is demanded, and no answer names its maker', async ({ clone }) => {
  const server = await startServer(clone.url);
  const { headers } = await fetch(server.url, { redirect: 'manual' });
  expect(headers.get('strict-transport-security')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
  await server.stop();
});

test('5 MB to the API are refused before they are read', async ({ clone }) => {
  const server = await startServer(clone.url);
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ note: 'x'.repeat(5_000_000) });
  const response = await fetch(`${server.url}/api/v1/registrations`, { method: 'POST', headers, body });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  await server.stop();
});
