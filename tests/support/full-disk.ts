import { execFileSync } from 'node:child_process';
import { sql } from 'drizzle-orm';
import type { Database } from './database';

/** What a process may write into a file at most; a disk that is full answers the same, in the middle of a file. */
export function limitFiles(pid: number, bytes: number | 'unlimited'): void {
  // The soft limit alone, so that it can be lifted again. Node is told by the write and not by a signal.
  execFileSync('prlimit', [`--pid=${pid}`, `--fsize=${bytes}:`]);
}

/** A database whose disk is full: PostgreSQL goes on reading, and answers whatever would write with 53100. */
export async function fillDisk({ db }: Database): Promise<void> {
  await db.execute(sql`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    RAISE EXCEPTION 'could not extend file "base/5/1259": No space left on device' USING ERRCODE = 'disk_full'; END $$`);
  await onEveryTable(
    { db },
    (table) => `CREATE TRIGGER disk_full BEFORE INSERT OR UPDATE ON ${table}
    FOR EACH STATEMENT EXECUTE FUNCTION disk_full()`,
  );
}

export async function emptyDisk({ db }: Database): Promise<void> {
  await onEveryTable({ db }, (table) => `DROP TRIGGER disk_full ON ${table}`);
  await db.execute(sql`DROP FUNCTION disk_full`);
}

/** Those of the house and those of its tasks, all at once. */
async function onEveryTable({ db }: Pick<Database, 'db'>, say: (table: string) => string): Promise<void> {
  const { rows } = await db.execute<{ name: string }>(
    sql`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('public', 'graphile_worker') ORDER BY 1`,
  );
  await db.execute(sql.raw(`BEGIN; ${rows.map(({ name }) => say(name)).join(';\n')}; COMMIT`));
}
