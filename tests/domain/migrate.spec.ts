import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Client } from 'pg';
import { migrate } from '@/db/migrate';
import { emptyDatabase } from '../support/clone';
import { runSql } from '../support/shared-cluster';

const test = base.extend<{ url: string; folder: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from the pattern
  url: async ({}, use) => {
    const database = await emptyDatabase();
    await use(database.url);
    await database.drop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'forum-migrations-'));
    cpSync('db/migrations', folder, { recursive: true });
    await use(folder);
    rmSync(folder, { recursive: true });
  },
});

test('applied migrations are those of the journal, and the task queue has its tables', async ({ url }) => {
  await migrate(url);
  const { entries } = JSON.parse(readFileSync('db/migrations/meta/_journal.json', 'utf8'));
  expect(await firstRow(url, 'SELECT count(*)::int AS count FROM drizzle.__drizzle_migrations')).toEqual({
    count: entries.length,
  });
  expect(await firstRow(url, `SELECT to_regclass('graphile_worker.jobs') IS NOT NULL AS is_there`)).toEqual({
    is_there: true,
  });
});

test('a second start finds nothing to do', async ({ url }) => {
  await migrate(url);
  await migrate(url);
});

test('an entry that was slipped in before the newest applied one stops the start', async ({
  url,
  folder,
}) => {
  await migrate(url, { folder });
  const journalFile = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'));
  const slipped = { ...journal.entries[0], idx: journal.entries.length, tag: '9999_late', when: 1 };
  journal.entries.push(slipped);
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(join(folder, '9999_late.sql'), 'SELECT 1;');
  await expect(migrate(url, { folder })).rejects.toThrow(
    '1 migrations not applied, 0 applied that it does not know',
  );
});

test('a database of a newer release stops the start', async ({ url }) => {
  await migrate(url);
  await runSql(
    url,
    `INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('newer', 9999999999999)`,
  );
  await expect(migrate(url)).rejects.toThrow('0 migrations not applied, 1 applied that it does not know');
});

test('a migration that fails leaves nothing behind and can be tried again', async ({ url, folder }) => {
  const { entries } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
  appendFileSync(
    join(folder, `${entries.at(-1).tag}.sql`),
    '\n--> statement-breakpoint\nSELECT no_such_function();',
  );
  await expect(migrate(url, { folder })).rejects.toThrow();
  await migrate(url);
});

async function firstRow(url: string, query: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(query).finally(() => client.end());
  return rows[0];
}
