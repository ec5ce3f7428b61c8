import { cpSync, createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { Client } from 'pg';
import { type Loaded, load } from '@/db/archive/load';
import { carriedMigrations, type Manifest, manifest } from '@/db/archive/manifest';
import { ArchiveFault, ArchiveReader } from '@/db/archive/reader';
import { MIGRATIONS, migrate } from '@/db/migrate';
import { record } from '@/lib/audit/commands';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { fileStore } from '@/lib/file/store';
import { decrypter, OtherKey } from './archive-key';

export type Restored = { madeAt: string } & Loaded;
export type RestoreRefusal =
  /** No backup, a damaged one, or one of another key. */
  | 'BACKUP_UNREADABLE'
  /** Of a newer release than this one. */
  | 'BACKUP_NEWER'
  /** A server works on the database. */
  | 'SERVER_RUNNING'
  /** There are people in the database already. */
  | 'NOT_EMPTY'
  /** A backup of an older release goes through this one's migrations, and so into an empty database only. */
  | 'BACKUP_OLDER';

/**
 * Puts everything of a backup into a database that no server works on, in the place of whatever is there: all of it or, when it
 * cannot be read to its end, nothing. A database with people in it is only replaced when that is asked for.
 */
export async function restoreFrom(
  url: string,
  file: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<Result<Restored, RestoreRefusal>> {
  const client = new Client({ connectionString: url, application_name: 'forum restore' });
  await client.connect();
  try {
    const reader = new ArchiveReader(await opened(file));
    const head = manifest.safeParse(await reader.line());
    if (!head.success) return refuse('BACKUP_UNREADABLE', { why: 'it is no backup of a forum' });
    const carried = carriedMigrations(MIGRATIONS);
    const isKnown = head.data.migrations.every((hash, position) => carried[position] === hash);
    if (!isKnown) return refuse('BACKUP_NEWER');
    if (await isServed(client)) return refuse('SERVER_RUNNING');
    const isPeopled = await hasPeople(client);
    if (isPeopled && !replace) return refuse('NOT_EMPTY');
    const isOlder = head.data.migrations.length < carried.length;
    if (isOlder && isPeopled) return refuse('BACKUP_OLDER');
    if (isOlder) await beginAnew(client, url, head.data);
    else await migrate(url);
    const loaded = await load(client, head.data, reader, fileStore().put);
    if (isOlder) await migrate(url);
    return ok({ madeAt: head.data.madeAt, ...loaded });
  } catch (error) {
    const why = faultOf(error);
    if (why === undefined) throw error;
    return refuse('BACKUP_UNREADABLE', { why });
  } finally {
    await client.end();
  }
}

/** The fact that everything before it came from a backup. */
export async function noteRestored(scope: Scope, { madeAt, rows, files }: Restored): Promise<void> {
  const done = await inTransaction(scope, async (tx) => {
    const after = { backupOf: madeAt, rows, files };
    await record(tx, { action: 'installation.restored', subject: 'installation:root', after });
    return ok(undefined);
  });
  expectOk(done);
}

async function opened(file: string): Promise<AsyncIterable<Buffer>> {
  const sealed = Readable.toWeb(createReadStream(file)) as globalThis.ReadableStream;
  const packed = await decrypter().decrypt(sealed);
  const source = Readable.fromWeb(packed as ReadableStream);
  const plain = createGunzip();
  source.once('error', (error) => plain.destroy(error));
  return source.pipe(plain);
}

/** What is wrong with the file; undefined where the file is not at fault. */
function faultOf(error: unknown): string | undefined {
  if (error instanceof OtherKey || error instanceof ArchiveFault) return error.message;
  const { code, severity } = error as { code?: string; severity?: string };
  if (code === 'ENOENT') return 'there is no such file';
  // What PostgreSQL or the network says is told as it is.
  if (severity !== undefined || code?.startsWith('ECONN')) return undefined;
  return 'it is damaged, or no backup of a forum';
}

async function isServed(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'forum'`,
  );
  return rowCount !== 0;
}

async function hasPeople(client: Client): Promise<boolean> {
  const { rows } = await client.query(`SELECT to_regclass('public.registration') IS NOT NULL AS "isThere"`);
  if (!rows[0].isThere) return false;
  const people = await client.query('SELECT FROM registration UNION ALL SELECT FROM "user" LIMIT 1');
  return people.rowCount !== 0;
}

/** The schema as it was when the backup was made, and nothing in it. */
async function beginAnew(client: Client, url: string, { migrations }: Manifest): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS public, drizzle, graphile_worker CASCADE');
  await client.query('CREATE SCHEMA public');
  const folder = mkdtempSync(join(tmpdir(), 'forum-migrations-'));
  try {
    cpSync(MIGRATIONS, folder, { recursive: true });
    const journal = join(folder, 'meta/_journal.json');
    const whole = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
    const entries = whole.entries.slice(0, migrations.length);
    writeFileSync(journal, JSON.stringify({ ...whole, entries }));
    await migrate(url, { folder });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
