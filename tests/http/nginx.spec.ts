import { registration } from '@/db/schema';
import { startBalanced } from '../support/balanced';
import { expect, test } from '../support/house';
import { stampede } from '../support/stampede';

test.setTimeout(120_000);

const people = (count: number, url: string) =>
  Array.from({ length: count }, (_, at) => ({ url, email: `person-${at}@people.example.org` }));

test('200 applications for 50 seats over two processes behind nginx: exactly 50 held', async ({ house }) => {
  await house.settings({ capacity: 50, internationalReserve: 50 });
  const { url, nginx, servers, stop } = await startBalanced(house.url);
  const replies = await stampede({ attempts: people(200, url), atOnce: 200 });
  const log = nginx.log();
  await stop();
  expect(replies.filter(({ status }) => status !== 201)).toEqual([]);
  const states = await house.states(replies.map(({ reference = '' }) => reference));
  expect(states.filter((state) => state === 'submitted')).toHaveLength(50);
  expect(states.filter((state) => state === 'waitlisted')).toHaveLength(150);
  await house.expectSound();
  for (const { port } of servers) expect(log).toContain(`process=127.0.0.1:${port} `);
});

test('a process killed behind nginx: no POST is repeated, and what was acknowledged is there once', async ({
  house,
}) => {
  await house.settings({ registrationsPerMinute: 100_000 });
  const { url, servers, stop } = await startBalanced(house.url);
  const attempts = people(300, url);
  const replies = await stampede({
    attempts,
    atOnce: 48,
    onReply: (count) => count === 80 && process.kill(servers[0]?.pid ?? 0, 'SIGKILL'),
  });
  // A repeated one would have met itself: ALREADY_REGISTERED for an address that nobody had sent before.
  const unanswered = replies.filter(({ status }) => status !== 201);
  // An answer may have been cut off between its head and its end, and a whole batch is answered at one time: status 0.
  expect(unanswered.filter(({ status, code }) => status !== 0 && code !== 'UNAVAILABLE')).toEqual([]);
  // The other process went on with everything that came later.
  expect(unanswered.length).toBeLessThanOrEqual(48);

  const again = await stampede({ attempts: unanswered.map(({ email }) => ({ url, email })) });
  expect(again.filter(({ status, code }) => status !== 201 && code !== 'ALREADY_REGISTERED')).toEqual([]);
  await stop();
  const rows = await house.db
    .select({ reference: registration.reference, email: registration.email })
    .from(registration);
  expect(rows.map(({ email }) => email).sort()).toEqual(attempts.map(({ email }) => email).sort());
  const acknowledged = [...replies, ...again].filter(({ status }) => status === 201);
  const emailOf = new Map(rows.map(({ reference, email }) => [reference, email]));
  expect(acknowledged.filter(({ reference = '', email }) => emailOf.get(reference) !== email)).toEqual([]);
  await house.expectSound();
});
