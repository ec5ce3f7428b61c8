import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { enqueue, type NewTask, releaseStuckTasks } from '@/lib/task/commands';
import type { TaskKind } from '@/lib/task/rules';
import { cloneDatabase } from '../support/clone';
import { expect, openDatabase, test } from '../support/database';
import type { Done, Told } from '../support/doomed-worker';
import { type House, openHouse } from '../support/house';
import { rowsOf } from '../support/rows';
import { TASK_CASES } from '../support/task-cases';

const KINDS = Object.keys(TASK_CASES) as TaskKind[];

/** A process that works at all posts at once; resolves when it has done the work of each. */
async function working(told: Told): Promise<ChildProcess> {
  const worker = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/doomed-worker.ts', JSON.stringify(told)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  const left = new Set<TaskKind>(told.posts.map(({ kind }) => kind));
  await new Promise<void>((resolve, reject) => {
    worker.once('exit', (code) => reject(new Error(`the worker ended by itself with ${code}`)));
    worker.on('message', ({ kind }: Done) => {
      left.delete(kind);
      if (left.size === 0) resolve();
    });
  });
  worker.removeAllListeners('exit');
  return worker;
}

async function end(worker: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  worker.kill(signal);
  await once(worker, 'exit');
}

/** How often the task has been begun, and whether somebody still has it; undefined when it is done. */
const taskIn = async ({ db }: House, kind: TaskKind) =>
  (
    await db.execute<{ attempts: number; isTaken: boolean }>(sql`
      SELECT attempts, locked_at IS NOT NULL AS "isTaken" FROM graphile_worker.jobs WHERE task_identifier = ${kind}`)
  ).rows[0];

test('a worker process is killed with a task of every kind done and none noted: another does them again, and nothing is there twice', async () => {
  test.setTimeout(180_000);
  const houses = await Promise.all(
    KINDS.map(async (kind) => {
      const clone = await cloneDatabase();
      const house = openHouse(openDatabase(clone.url));
      const payload = await TASK_CASES[kind](house);
      await house.db.execute(sql`DELETE FROM graphile_worker._private_jobs`);
      const task = { kind, payload } as NewTask;
      expectOk(await inTransaction(house.scope(), async (tx) => ok(await enqueue(tx, task))));
      return { kind, house, url: clone.url, before: await rowsOf(house), drop: clone.drop };
    }),
  );
  const posts = houses.map(({ kind, url }) => ({ kind, url }));
  await end(await working({ posts, isDoomed: true }), 'SIGKILL');
  const after = new Map<TaskKind, Record<string, string>>();
  for (const { kind, house, before } of houses) {
    after.set(kind, await rowsOf(house));
    expect(after.get(kind), `${kind} has done something`).not.toEqual(before);
    expect(await taskIn(house, kind), kind).toEqual({ attempts: 1, isTaken: true });
    // Ten minutes later the house takes what nobody has finished from who does not answer.
    await house.db.execute(
      sql`UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '11 minutes'`,
    );
    await house.db.execute(
      sql`UPDATE graphile_worker._private_job_queues SET locked_at = locked_at - interval '11 minutes'`,
    );
    await releaseStuckTasks(house.scope());
  }
  const other = await working({ posts, isDoomed: false });
  for (const { kind, house } of houses) await expect.poll(() => taskIn(house, kind), kind).toBeUndefined();
  await end(other, 'SIGTERM');
  for (const { kind, house, drop } of houses) {
    expect(await rowsOf(house), kind).toEqual(after.get(kind));
    await house.expectSound();
    await house.close();
    await drop();
  }
});
