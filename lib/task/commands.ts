import { sql } from 'drizzle-orm';
import { insertAll, type Part } from '@/db/insert';
import type { Scope, TxScope } from '@/lib/core/scope';
import { MAX_ATTEMPTS, type TaskKind, type TaskPayloads } from './rules';

export type NewTask = {
  [K in TaskKind]: { kind: K; payload: TaskPayloads[K]; runAt?: Date };
}[TaskKind];

/** Enqueues work in the transaction that causes it: it runs when, and only if, that transaction commits. */
export const enqueue = (tx: TxScope, ...tasks: NewTask[]): Promise<void> =>
  insertAll(tx.db, ...taskParts(tasks));

/** The same for who writes it together with rows. */
export function taskParts(tasks: NewTask[]): Part[] {
  if (tasks.length === 0) return [];
  const jobs = tasks.map(({ kind, payload, runAt }) => ({
    identifier: kind,
    payload,
    run_at: runAt?.toISOString() ?? null,
    max_attempts: MAX_ATTEMPTS[kind],
  }));
  return [
    {
      call: sql`(SELECT count(*) FROM graphile_worker.add_jobs(
        ARRAY(SELECT json_populate_record(NULL::graphile_worker.job_spec, spec)
              FROM json_array_elements(${JSON.stringify(jobs)}::json) AS spec)))`,
    },
  ];
}

const STUCK_MINUTES = 10;

/**
 * Gives back the tasks of workers that were killed: graphile-worker itself would wait four hours. No task of ours runs for
 * minutes, and each looks at what is already done before it does anything.
 */
export async function releaseStuckTasks(scope: Scope): Promise<void> {
  await scope.db.execute(sql`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by)) FROM graphile_worker.jobs
    WHERE locked_at < now() - make_interval(mins => ${STUCK_MINUTES})`);
}
