import { eq, sql } from 'drizzle-orm';
import { connect } from '@/db/client';
import { presence, scan } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { startServer, startServers } from '@/scripts/server/process';
import { openApi } from '../support/api';
import { ticketHolder } from '../support/gate';
import { expect, type House, test } from '../support/house';

test.setTimeout(120_000);

const count = async ({ db }: Pick<House, 'db'>, query: ReturnType<typeof sql>) =>
  (await db.execute<{ count: number }>(query)).rows[0]?.count;

test('a server killed between a decision and its answer has decided: the reading that is sent again gets this answer, once', async ({
  house,
  database,
}) => {
  const [killed, other] = await startServers(2, house.url);
  if (!killed || !other) throw new Error('two servers were asked for');
  const { code, registrationId } = await ticketHolder(house);
  const api = openApi(killed.url, database);
  const token = await api.tokenWith('gate');
  const reading = { id: newId(), code, gate: 'N1', direction: 'entry', scannedAt: new Date().toISOString() };
  const send = (url: string) => openApi(url, database).post('/api/v1/scans', reading, { token });

  // What it writes is on its way, together with the COMMIT, and waits for us.
  const holding = connect(house.url, { max: 1 });
  const holder = await holding.pool.connect();
  await holder.query('BEGIN');
  await holder.query('LOCK TABLE scan IN SHARE MODE');
  const lost = send(killed.url).then(
    () => 'answered',
    () => 'lost',
  );
  const waiting = sql`SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database()
    AND wait_event_type = 'Lock' AND query LIKE '%INTO "scan"%'`;
  await expect.poll(() => count(house, waiting)).toBe(1);
  // From here on the process hears nothing and says nothing; the database goes on.
  process.kill(killed.pid, 'SIGSTOP');
  await holder.query('COMMIT');
  holder.release();
  await holding.close();
  await expect.poll(() => house.db.$count(scan, eq(scan.id, reading.id))).toBe(1);
  process.kill(killed.pid, 'SIGKILL');
  expect(await lost).toBe('lost');

  const again = await send(other.url);
  expect(again.status, again.text).toBe(200);
  expect(again.json).toMatchObject({ verdict: 'admit', reason: 'welcome' });
  const restarted = await startServer(house.url, { PORT: String(killed.port) });
  expect((await send(killed.url)).json).toEqual(again.json);
  const theirs = eq(scan.registrationId, registrationId);
  expect(await house.db.$count(scan, theirs)).toBe(1);
  expect(await house.db.$count(presence, eq(presence.registrationId, registrationId))).toBe(1);
  await house.expectSound();
  await Promise.all([restarted.stop(), other.stop()]);
});
