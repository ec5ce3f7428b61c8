import { sql } from 'drizzle-orm';
import type { TxScope } from '@/lib/core/scope';
import { MAX_ATTEMPTS, type TaskKind, type TaskPayloads } from './rules';

export type NewTask = {
  [K in TaskKind]: { kind: K; payload: TaskPayloads[K]; runAt?: Date };
}[TaskKind];

/** Enqueues work in the transaction that causes it: it runs when, and only if, that transaction commits. */
export async function enqueue(tx: TxScope, ...tasks: NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  const jobs = tasks.map(({ kind, payload, runAt }) => ({
    identifier: kind,
    payload,
    run_at: runAt?.toISOString() ?? null,
    max_attempts: MAX_ATTEMPTS[kind],
  }));
  await tx.db.execute(sql`
    SELECT count(*) FROM graphile_worker.add_jobs(
      ARRAY(SELECT json_populate_record(NULL::graphile_worker.job_spec, spec)
            FROM json_array_elements(${JSON.stringify(jobs)}::json) AS spec))`);
}
