import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { startEmbedded } from '@/db/embedded';
import { registration } from '@/db/schema';
import { openSecret } from '@/lib/installation/secret';
import { startServer } from '@/scripts/server/process';
import { openTemplateSecret } from '../support/clone';
import { cutLine } from '../support/cut-line';
import { openDatabase } from '../support/database';
import { expect, type House, openHouse, test } from '../support/house';
import { startMailPeer } from '../support/mail-peer';
import { directoryInMemory } from '../support/memory';
import { attempt, type Reply } from '../support/stampede';

test.setTimeout(180_000);

const OUT_MS = 30_000;
const PAUSE_MS = 100;
const isAnswered = ({ status }: Reply) => status === 201;

/** Four people who apply all the time, and again with the same key when they are told that it did not go. */
function crowdAt(url: string) {
  const replies: Reply[] = [];
  let isOver = false;
  let number = 0;
  const applying = async () => {
    while (!isOver) {
      const at = number++;
      const one = { url, email: `person-${at}@people.example.org`, key: `key-${at}` };
      for (let reply = await attempt(one); ; reply = await attempt(one)) {
        replies.push(reply);
        if (isAnswered(reply) || isOver) break;
        await sleep(PAUSE_MS * 5);
      }
      await sleep(PAUSE_MS);
    }
  };
  const people = [1, 2, 3, 4].map(applying);
  const end = async () => {
    isOver = true;
    await Promise.all(people);
  };
  return { replies, end };
}

/** Nothing but yes and not now; each yes is kept, and nobody is there twice. Returns who was told yes. */
async function expectKept({ db }: Pick<House, 'db'>, replies: Reply[]): Promise<string[]> {
  expect(replies.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
  const kept = (await db.select({ email: registration.email }).from(registration)).map(({ email }) => email);
  expect(new Set(kept).size).toBe(kept.length);
  const acknowledged = replies.filter(isAnswered).map(({ email }) => email);
  expect(acknowledged.filter((email) => !kept.includes(email))).toEqual([]);
  return acknowledged;
}

test('a database that is gone for 30 s under load is told at once, loses nothing and doubles nothing; all goes on by itself', async ({
  house,
}) => {
  await house.settings({ registrationsPerMinute: 100_000, shield: 'off' });
  const [line, peer] = [await cutLine(house.url), await startMailPeer()];
  const server = await startServer(line.url, { SMTP_URL: peer.url });
  const { replies, end } = crowdAt(server.url);
  await expect.poll(() => replies.filter(isAnswered).length).toBeGreaterThan(10);

  line.cut();
  await expect.poll(async () => (await fetch(`${server.url}/api/health/ready`)).status).toBe(503);
  await expect.poll(async () => (await fetch(`${server.url}/en`)).status).toBe(503);
  const start = performance.now();
  const page = await fetch(`${server.url}/ru`);
  expect(performance.now() - start).toBeLessThan(2000);
  expect(page.headers.get('retry-after')).toBe('5');
  const text = await page.text();
  expect(text).toContain('The forum cannot be reached for a moment');
  expect(text).toContain('Сайт форума временно недоступен');
  const program = await fetch(`${server.url}/api/v1/forum`);
  expect(program.status).toBe(503);
  expect(program.headers.get('content-type')).toBe('application/problem+json');
  expect(await program.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
  await sleep(OUT_MS);
  const before = replies.length;
  await line.mend();

  await expect.poll(async () => (await fetch(`${server.url}/en`)).status, { timeout: 10_000 }).toBe(200);
  await expect
    .poll(() => replies.slice(before).filter(isAnswered).length, { timeout: 30_000 })
    .toBeGreaterThan(10);
  await end();
  const acknowledged = await expectKept(house, replies);

  // The worker has come back as well: its letters leave, and a freed seat wakes the list by LISTEN.
  await peer.waitFor(acknowledged.at(-1) ?? '');
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const late = await attempt({ url: server.url, email: 'late@people.example.org' });
  await house.settings({ capacity: 5000 });
  const state = async () =>
    (
      await house.db
        .select()
        .from(registration)
        .where(eq(registration.reference, late.reference ?? ''))
    )[0]?.state;
  await expect.poll(state, { timeout: 30_000 }).toBe('submitted');
  expect(await server.stop()).toBe(0);
  await Promise.all([line.close(), peer.stop()]);
  const seen = peer.messages.map(({ messageId }) => messageId);
  expect(new Set(seen).size).toBe(seen.length);
  await house.expectSound();
});

test('a database server that is stopped under load and started again on another port loses nothing, and nobody does anything about it', async () => {
  const place = directoryInMemory('outage');
  const start = () => startEmbedded({ dataDir: place.path, fsync: false });
  let cluster = await start();
  const line = await cutLine(cluster.url);
  const server = await startServer(line.url);
  const database = openDatabase(line.url);
  const house = openHouse(database, () => new Date());
  await openSecret(house.scope());
  await house.settings({ registrationsPerMinute: 100_000, shield: 'off' });
  const { replies, end } = crowdAt(server.url);
  await expect.poll(() => replies.filter(isAnswered).length).toBeGreaterThan(10);

  // Each connection is told that the administrator ends it, whatever it does.
  await cluster.stop();
  await expect.poll(async () => (await fetch(`${server.url}/en`)).status).toBe(503);
  expect((await fetch(`${server.url}/api/health/live`)).status).toBe(200);
  await sleep(OUT_MS / 10);
  const before = replies.length;
  cluster = await start();
  line.leadTo(cluster.url);

  await expect
    .poll(() => replies.slice(before).filter(isAnswered).length, { timeout: 30_000 })
    .toBeGreaterThan(10);
  await end();
  await expectKept(house, replies);
  // Its worker has come back: a freed seat wakes the list.
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const late = await attempt({ url: server.url, email: 'late@people.example.org' });
  await house.settings({ capacity: 5000 });
  const state = async () => (await house.row(late.reference ?? '')).state;
  await expect.poll(state, { timeout: 30_000 }).toBe('submitted');
  await house.expectSound();
  expect(await server.stop()).toBe(0);
  await Promise.all([database.close(), line.close(), cluster.stop()]);
  place.remove();
  await openTemplateSecret();
});
