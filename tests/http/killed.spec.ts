import { registration } from '@/db/schema';
import { startServer, startServers } from '@/scripts/server/process';
import { expect, type House, test } from '../support/house';
import { type Attempt, attempt, type Reply, stampede } from '../support/stampede';

test.setTimeout(120_000);

/** Every application that was acknowledged is there under its reference, and no address is there twice. */
async function expectKept({ db, expectSound }: House, acknowledged: Reply[], emails: string[]) {
  const rows = await db
    .select({ reference: registration.reference, email: registration.email })
    .from(registration);
  const byReference = new Map(rows.map((row) => [row.reference, row.email]));
  expect(acknowledged.filter(({ reference = '', email }) => byReference.get(reference) !== email)).toEqual(
    [],
  );
  expect(rows.map(({ email }) => email).sort()).toEqual(emails.toSorted());
  await expectSound();
}

const isAnswered = ({ status }: Reply) => status === 201;

test('a process killed in a stampede loses nothing that it acknowledged, and what is repeated is there once', async ({
  house,
}) => {
  await house.settings({ registrationsPerMinute: 100_000, capacity: 150, internationalReserve: 150 });
  const [killed, other] = await startServers(2, house.url);
  if (!killed || !other) throw new Error('two servers were asked for');
  const attempts: Attempt[] = Array.from({ length: 300 }, (_, at) => ({
    url: (at % 2 ? other : killed).url,
    email: `person-${at}@people.example.org`,
    // Every second client of each process names its request.
    ...(at % 4 < 2 && { key: `request-${at}` }),
  }));
  const emails = attempts.map(({ email }) => email);

  const replies = await stampede({
    attempts,
    onReply: (count) => count === 60 && process.kill(killed.pid, 'SIGKILL'),
  });
  const lost = replies.filter((reply) => !isAnswered(reply));
  expect(lost.filter(({ url, status }) => url === other.url || status !== 0)).toEqual([]);
  // In the middle: some had been answered by the killed one, and some never will be.
  expect(replies.filter((reply) => reply.url === killed.url && isAnswered(reply)).length).toBeGreaterThan(0);
  expect(lost.length).toBeGreaterThan(0);

  const again = await stampede({ attempts: lost.map(({ email, key }) => ({ url: other.url, email, key })) });
  // Who named the request is answered as if nothing had happened; who did not may be told that it had arrived.
  expect(again.filter(({ key, status }) => key && status !== 201)).toEqual([]);
  expect(again.filter(({ status, code }) => status !== 201 && code !== 'ALREADY_REGISTERED')).toEqual([]);
  expect(Math.max(...again.map(({ tookMs }) => tookMs))).toBeLessThan(10_000);
  const acknowledged = [...replies, ...again].filter(isAnswered);
  await expectKept(house, acknowledged, emails);

  // The killed one comes back on its port and knows the requests that it never answered.
  const restarted = await startServer(house.url, { PORT: String(killed.port) });
  const keyed = acknowledged.filter(({ key }) => key);
  const repeated = await stampede({
    attempts: keyed.map(({ email, key }) => ({ url: killed.url, email, key })),
  });
  const told = new Map(repeated.map(({ email, reference }) => [email, reference]));
  expect(keyed.filter(({ email, reference }) => told.get(email) !== reference)).toEqual([]);
  const late = await attempt({ url: killed.url, email: 'late@people.example.org' });
  expect(late.status).toBe(201);
  await expectKept(house, [...acknowledged, late], [...emails, late.email]);
  expect(restarted.logs()).not.toMatch(/"level":50/);
  await Promise.all([restarted.stop(), other.stop()]);
});
