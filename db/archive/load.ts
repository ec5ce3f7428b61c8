import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Manifest, sectionLine } from './manifest';
import { ArchiveFault, type ArchiveReader } from './reader';

/**
 * Puts an archive in the place of everything in a database whose schema is as the archive's: all of it or nothing, in one
 * transaction. Files are put into the store before that ends: undone, they are what no row names. Tells how many rows and files there are.
 * @throws {ArchiveFault} when the archive breaks off or does not fit
 */
export async function load(
  client: Client,
  manifest: Manifest,
  reader: ArchiveReader,
  put: Put,
): Promise<Loaded> {
  await client.query('BEGIN');
  try {
    const tables = await tablesOf(client);
    // Rows come table by table, and who refers to whom is only whole at the end.
    const references = await referencesOf(client);
    for (const { table, name } of references)
      await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    // What triggers keep counted comes as rows.
    for (const table of tables)
      await client.query(`ALTER TABLE ${quoted(client, table)} DISABLE TRIGGER USER`);
    await client.query(`TRUNCATE ${tables.map((table) => quoted(client, table)).join(', ')}`);
    const loaded = await copyAll(client, reader, new Set(tables), put);
    for (const table of tables)
      await client.query(`ALTER TABLE ${quoted(client, table)} ENABLE TRIGGER USER`);
    for (const { table, name, definition } of references)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
    for (const [name, last] of Object.entries(manifest.sequences))
      if (last !== null) await client.query('SELECT setval($1::regclass, $2)', [quoted(client, name), last]);
    await putTasks(client, manifest);
    await client.query('COMMIT');
    await client.query('ANALYZE');
    return loaded;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

export type Loaded = { rows: number; files: number };
type Put = (name: string, sealed: Buffer) => Promise<void>;

async function copyAll(
  client: Client,
  reader: ArchiveReader,
  tables: ReadonlySet<string>,
  put: Put,
): Promise<Loaded> {
  let rows = 0;
  let files = 0;
  for (;;) {
    const section = sectionLine.safeParse(await reader.line());
    if (!section.success) throw new ArchiveFault('a line that is none of an archive');
    if ('end' in section.data) {
      if (section.data.rows !== rows) throw new ArchiveFault('rows are missing');
      if (section.data.files !== files) throw new ArchiveFault('files are missing');
      await reader.end();
      return { rows, files };
    }
    if ('file' in section.data) {
      await put(section.data.file, await reader.bytes(section.data.bytes));
      files += 1;
      continue;
    }
    const { table, columns } = section.data;
    if (!tables.has(table)) throw new ArchiveFault('it does not fit this schema');
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    const writing = client.query(copyFrom(`COPY ${quoted(client, table)} (${list}) FROM STDIN`));
    await pipeline(Readable.from(reader.rows()), writing);
    rows += writing.rowCount ?? 0;
  }
}

const quoted = (client: Client, name: string): string => `public.${client.escapeIdentifier(name)}`;

async function tablesOf(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  return rows.map(({ name }) => name);
}

async function referencesOf(client: Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  return rows;
}

async function putTasks(client: Client, { tasks }: Manifest): Promise<void> {
  await client.query('DELETE FROM graphile_worker._private_jobs');
  for (const { identifier, payload, queueName, runAt, maxAttempts, jobKey, priority } of tasks)
    await client.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4::timestamptz,
         max_attempts := $5, job_key := $6, priority := $7)`,
      [identifier, JSON.stringify(payload), queueName, runAt, maxAttempts, jobKey, priority],
    );
}
