import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { STORE_LOCK } from '../schema';
import { END_OF_ROWS, type Manifest } from './manifest';

/** What devices ask by: numbers of transactions of this cluster, of which no other knows. They are made anew. */
const NOT_CARRIED = 'changed_in';

/** What there was: rows, files of the store, and files that rows name and the store lacks. */
export type Dumped = { rows: number; files: number; missing: number };
/** A file of the store as it lies there; undefined where it is missing. */
export type Fetch = (name: string) => Promise<Buffer | undefined>;

/**
 * Everything in a database as one moment of it: a line of JSON, then each table as `COPY` writes it, then the files that the
 * rows of this moment name. `told` hears what there was.
 */
export async function* dump(
  client: Client,
  madeAt: Date,
  fetch: Fetch,
  told: (dumped: Dumped) => void,
): AsyncGenerator<Buffer> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [STORE_LOCK]);
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    yield line(await manifestOf(client, madeAt));
    let rows = 0;
    for (const { table, columns } of await tablesOf(client)) {
      yield line({ table, columns });
      const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
      const reading = client.query(copyTo(`COPY ${client.escapeIdentifier(table)} (${list}) TO STDOUT`));
      yield* reading;
      rows += reading.rowCount ?? 0;
      yield Buffer.from(END_OF_ROWS);
    }
    const dumped = { rows, files: 0, missing: 0 };
    for (const name of await filesOf(client)) {
      const bytes = await fetch(name);
      if (bytes) {
        yield line({ file: name, bytes: bytes.length });
        yield bytes;
      }
      dumped[bytes ? 'files' : 'missing'] += 1;
    }
    yield line({ end: true, rows, files: dumped.files });
    told(dumped);
  } finally {
    await client.query('ROLLBACK');
    await client.query('SELECT pg_advisory_unlock_shared($1)', [STORE_LOCK]);
  }
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

async function manifestOf(client: Client, madeAt: Date): Promise<Manifest> {
  const applied = await client.query('SELECT hash FROM drizzle.__drizzle_migrations ORDER BY created_at');
  const sequences = await client.query(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`,
  );
  const tasks = await client.query(`
    SELECT task.identifier, job.payload, queue.queue_name AS "queueName", to_json(job.run_at)#>>'{}' AS "runAt",
           job.max_attempts AS "maxAttempts", job.key AS "jobKey", job.priority
    FROM graphile_worker._private_jobs AS job
    JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
    LEFT JOIN graphile_worker._private_job_queues AS queue ON queue.id = job.job_queue_id
    ORDER BY job.id`);
  return {
    format: 1,
    madeAt: madeAt.toISOString(),
    migrations: applied.rows.map(({ hash }) => hash),
    sequences: Object.fromEntries(sequences.rows.map(({ name, last }) => [name, last])),
    tasks: tasks.rows,
  };
}

async function filesOf(client: Client): Promise<string[]> {
  // What is about to be migrated may be of a release that had none.
  const known = await client.query(`SELECT to_regclass('public.stored_file') IS NOT NULL AS "isThere"`);
  if (!known.rows[0]?.isThere) return [];
  const { rows } = await client.query(
    'SELECT store_name AS name FROM stored_file WHERE store_name IS NOT NULL ORDER BY store_name',
  );
  return rows.map(({ name }) => name);
}

async function tablesOf(client: Client): Promise<{ table: string; columns: string[] }[]> {
  const { rows } = await client.query(
    `SELECT relname AS table, array_agg(attname::text ORDER BY attnum) AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> $1
     GROUP BY relname ORDER BY relname`,
    [NOT_CARRIED],
  );
  return rows;
}
