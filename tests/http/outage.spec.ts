import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { startServer } from '@/scripts/server/process';
import { cutLine } from '../support/cut-line';
import { expect, test } from '../support/house';
import { startMailPeer } from '../support/mail-peer';
import { attempt, type Reply } from '../support/stampede';

test.setTimeout(180_000);

const OUT_MS = 30_000;
const PAUSE_MS = 100;

test('a database that is gone for 30 s under load is told at once, loses nothing and doubles nothing; all goes on by itself', async ({
  house,
}) => {
  await house.settings({ registrationsPerMinute: 100_000, shield: 'off' });
  const [line, peer] = [await cutLine(house.url), await startMailPeer()];
  const server = await startServer(line.url, { SMTP_URL: peer.url });
  const replies: Reply[] = [];
  let isOver = false;
  let number = 0;
  // People who apply all the time, and again with the same key when they are told that it did not go.
  const applying = async () => {
    while (!isOver) {
      const at = number++;
      const one = { url: server.url, email: `person-${at}@people.example.org`, key: `key-${at}` };
      for (let reply = await attempt(one); ; reply = await attempt(one)) {
        replies.push(reply);
        if (reply.status === 201 || isOver) break;
        await sleep(PAUSE_MS * 5);
      }
      await sleep(PAUSE_MS);
    }
  };
  const people = [1, 2, 3, 4].map(applying);
  await expect.poll(() => replies.filter(({ status }) => status === 201).length).toBeGreaterThan(10);

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
    .poll(() => replies.slice(before).filter(({ status }) => status === 201).length, { timeout: 30_000 })
    .toBeGreaterThan(10);
  isOver = true;
  await Promise.all(people);

  // Nothing but yes, not now, and a broken answer; each yes is kept, and nobody is there twice.
  expect(replies.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
  const rows = await house.db.select({ email: registration.email }).from(registration);
  const kept = rows.map(({ email }) => email);
  expect(new Set(kept).size).toBe(kept.length);
  const acknowledged = replies.filter(({ status }) => status === 201).map(({ email }) => email);
  expect(acknowledged.filter((email) => !kept.includes(email))).toEqual([]);

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
