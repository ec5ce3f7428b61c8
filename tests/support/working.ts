import { sql } from 'drizzle-orm';
import { clock } from '@/lib/core/clock';
import { startWorker, type Worker } from '@/lib/worker/worker';
import { test as base, expect, type House, openHouse } from './house';
import { type MailPeer, startMailPeer } from './mail-peer';

/** Work is waited for by looking, on a machine that may be busy with other things. */
export const patiently = { timeout: 30_000 };

/**
 * A house with a mail peer, in which any number of real workers can be started; all end with the test. Its time is that of
 * the workers: mail leaves when it is due.
 */
export const test = base.extend<{ peer: MailPeer; work: (smtpUrl?: string) => Promise<Worker> }>({
  house: ({ database }, use) => use(openHouse(database, clock.now)),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  peer: async ({}, use) => {
    const peer = await startMailPeer();
    await use(peer);
    await peer.stop();
  },
  work: async ({ house }, use) => {
    const started: Worker[] = [];
    await use(async (smtpUrl) => {
      const worker = await startWorker(house, smtpUrl);
      started.push(worker);
      return worker;
    });
    await Promise.all(started.map((worker) => worker.stop()));
  },
});

async function countJobs(house: House, condition: 'run_at <= now()' | 'locked_at IS NOT NULL') {
  const { rows } = await house.db.execute<{ jobs: number }>(
    sql.raw(`SELECT count(*)::int AS jobs FROM graphile_worker._private_jobs WHERE ${condition}`),
  );
  return rows[0]?.jobs;
}

/** Tasks that somebody has begun and not finished. */
export const lockedTasks = (house: House) => countJobs(house, 'locked_at IS NOT NULL');

/** Waits until nothing is left to do now. */
export const idle = (house: House) =>
  expect.poll(() => countJobs(house, 'run_at <= now()'), patiently).toBe(0);

/** Time passes for mail that was refused and waits to be tried again. */
export const hurryMail = (house: House) =>
  house.db.execute(sql`
    UPDATE mail_message SET due_at = now() WHERE state = 'queued' AND attempts > 0`);
