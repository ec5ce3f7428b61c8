import { sql } from 'drizzle-orm';
import { startWorker, type Worker } from '@/lib/worker/worker';
import { test as base, expect, type House } from './house';
import { type MailPeer, startMailPeer } from './mail-peer';

/** Work is waited for by looking, on a machine that may be busy with other things. */
export const patiently = { timeout: 30_000 };

/** A house with a mail peer, in which any number of real workers can be started; all end with the test. */
export const test = base.extend<{ peer: MailPeer; work: (smtpUrl?: string) => Promise<Worker> }>({
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

/** Time passes for what waits to be tried again, or for everything that has its moment still to come. */
export const hurry = (house: House, what: 'retries' | 'everything') =>
  house.db.execute(sql`
    UPDATE graphile_worker._private_jobs SET run_at = now()
    WHERE locked_at IS NULL AND (attempts > 0 OR ${what === 'everything'})`);
