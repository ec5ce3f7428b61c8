import { resolve } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import { runMigrations as migrateTaskQueue } from 'graphile-worker';
import { Client } from 'pg';

const MIGRATION_LOCK = 7_305_002;
const OLDEST_SERVER = 150_000;
/** Where the migrations of this release are. */
export const MIGRATIONS = resolve(/* turbopackIgnore: true */ 'db/migrations');

type Options = {
  folder?: string;
  /** Looks at the database as it is, before anything is written, and throws when it must stay so. */
  before?: (guard: Client) => Promise<void>;
};

/**
 * Brings the database to the state of this release. Any number of instances may call it at once: one works, the others
 * wait and find nothing left to do.
 * @throws when the server is older than 15, or when what is applied is not exactly what this release carries
 */
export async function migrate(url: string, { folder = MIGRATIONS, before }: Options = {}): Promise<void> {
  const guard = await open(url);
  try {
    // A lock of the transaction and not of the session: a pooler in between may hand every statement to another session.
    await guard.query('BEGIN');
    await guard.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await guard.query('SET LOCAL lock_timeout = 0');
    await guard.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await before?.(guard);
    await migrateAlone(url, folder);
    await guard.query('COMMIT');
  } finally {
    await guard.end();
  }
}

async function migrateAlone(url: string, migrationsFolder: string): Promise<void> {
  const client = await open(url);
  try {
    const version = await client.query('SHOW server_version_num');
    if (Number(version.rows[0].server_version_num) < OLDEST_SERVER) {
      throw new Error('the database server is older than PostgreSQL 15');
    }
    await applyMigrations(drizzle(client), { migrationsFolder });
    await migrateTaskQueue({ connectionString: url });
    await expectJournal(client, migrationsFolder);
  } finally {
    await client.end();
  }
}

/** drizzle skips in silence an entry older than the newest applied one, and never looks at the others again. */
async function expectJournal(client: Client, migrationsFolder: string): Promise<void> {
  const rows = await client.query('SELECT hash FROM drizzle.__drizzle_migrations');
  const applied = new Set(rows.rows.map((row) => row.hash));
  const carried = new Set(readMigrationFiles({ migrationsFolder }).map((migration) => migration.hash));
  const missing = [...carried].filter((hash) => !applied.has(hash)).length;
  const unknown = [...applied].filter((hash) => !carried.has(hash)).length;
  if (missing || unknown) {
    throw new Error(
      `the database does not match this release: ${missing} migrations not applied, ${unknown} applied that it does not know`,
    );
  }
}

async function open(url: string): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'forum migration',
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new Error(`DATABASE_URL: ${error instanceof Error ? error.message : error}`);
  }
  return client;
}
