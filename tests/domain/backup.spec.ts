import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { connect, type Db } from '@/db/client';
import { storedFile } from '@/db/schema';
import { anonymous, system } from '@/lib/core/actor';
import { provideEnv } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { masterKey } from '@/lib/core/master-key';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { verify } from '@/lib/dashboard/verify';
import { fileStore } from '@/lib/file/store';
import { backUp } from '@/lib/installation/backup';
import { openInstallation } from '@/lib/installation/opening';
import { restoreFrom } from '@/lib/installation/restore';
import { openPhoto } from '@/lib/photo/queries';
import { submit } from '@/lib/registration/commands';
import { needsOf, ticketOfReference } from '@/lib/registration/queries';
import { decide } from '@/lib/review/commands';
import { enqueue } from '@/lib/task/commands';
import { expect, type House, test } from '../support/backup';
import { cloneDatabase } from '../support/clone';
import { codeOf } from '../support/outcome';

import { application, organiser } from '../support/people';
import { withPhoto } from '../support/photos';
import { TEST_SECRETS } from '../support/secrets';

const SAID = { accessNeeds: 'MARKED wheelchair', diet: undefined };

test.afterEach(() => provideEnv(TEST_SECRETS));

async function lively(house: House): Promise<string> {
  const { reference } = await house.submit(application(SAID));
  await house.submit();
  expectOk(await decide(house.scope(organiser), reference, { decision: 'approve' }));
  expectOk(
    await inTransaction(house.scope(), async (tx) => {
      await enqueue(tx, { kind: 'double.look', payload: { registrationIds: [newId()] } });
      return ok(undefined);
    }),
  );
  return reference;
}

/** How many rows each table has, and how much work waits. */
async function counts(db: Db): Promise<Record<string, number>> {
  const { rows: tables } = await db.execute<{ name: string }>(
    sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const counted: Record<string, number> = {};
  for (const { name } of [...tables, { name: 'graphile_worker._private_jobs' }]) {
    const { rows } = await db.execute<{ count: number }>(sql.raw(`SELECT count(*)::int FROM ${name}`));
    counted[name] = rows[0]?.count ?? 0;
  }
  return counted;
}

test('everything comes back into an empty database: rows, work that waited, what is sealed, and the next number', async ({
  house,
  bare,
  file,
}) => {
  const reference = await lively(house);
  const pictured = await withPhoto(house);
  const photo = expectOk(await openPhoto(house.scope(organiser), pictured, 'photo'));
  const before = await counts(house.db);
  const made = expectOk(await backUp(house.scope(), house.url, file));
  const bytes = readFileSync(file);
  expect(made).toMatchObject({ file, bytes: bytes.length, files: 2, missing: 0 });
  expect(bytes.subarray(0, 22).toString()).toBe('age-encryption.org/v1\n');
  expect(bytes.includes('MARKED')).toBe(false);
  // The files are lost with the database.
  const rows = await house.db.select().from(storedFile);
  for (const { storeName } of rows) if (storeName) await fileStore().delete(storeName);
  expect((await verify(house.scope())).faults).toMatchObject([{ code: 'FILES_MISSING' }]);

  expect(expectOk(await restoreFrom(bare.url, file))).toEqual({
    madeAt: house.scope().now.toISOString(),
    rows: made.rows,
    files: made.files,
  });
  expect(await counts(bare.db)).toEqual(before);
  const scope = await openInstallation(bare.url, bare.db, 'test');
  const there = { ...scope, actor: organiser, now: house.scope().now };
  expect((await verify({ ...scope, now: there.now })).faults).toEqual([]);
  expect(expectOk(await openPhoto(there, pictured, 'photo')).bytes.equals(photo.bytes)).toBe(true);
  const { id } = await house.row(reference);
  expect(await needsOf(scope, id)).toEqual({ accessNeeds: SAID.accessNeeds });
  const ticket = async (at: typeof there) => expectOk(await ticketOfReference(at, reference));
  expect(await ticket(there)).toEqual(await ticket({ ...there, db: house.db }));
  const next = expectOk(await submit({ ...there, actor: anonymous }, application()));
  expect(
    await house.db.execute(sql`SELECT FROM registration WHERE reference = ${next.reference}`),
  ).toMatchObject({
    rowCount: 0,
  });
  const rules = await bare.db.execute(
    sql`SELECT FROM pg_constraint WHERE contype = 'f' AND NOT convalidated`,
  );
  expect(rules.rowCount).toBe(0);
});

test('a backup is of one moment, while people go on applying', async ({ house, bare, file }) => {
  const applying = Promise.all(Array.from({ length: 60 }, () => house.submit()));
  const [made] = await Promise.all([backUp(house.scope(), house.url, file), applying]);
  expectOk(made);
  expectOk(await restoreFrom(bare.url, file));
  const scope = await openInstallation(bare.url, bare.db, 'test');
  expect((await verify(scope)).faults).toEqual([]);
});

test('a file that the store has lost does not keep the rest from being saved, and is told', async ({
  house,
  bare,
  file,
}) => {
  await withPhoto(house);
  const rows = await house.db.select().from(storedFile);
  await fileStore().delete(rows.find(({ kind }) => kind === 'original')?.storeName ?? '');
  expect(expectOk(await backUp(house.scope(), house.url, file))).toMatchObject({ files: 1, missing: 1 });
  expect(expectOk(await restoreFrom(bare.url, file)).files).toBe(1);
  const scope = await openInstallation(bare.url, bare.db, 'test');
  expect((await verify(scope)).faults.map(({ code }) => code)).toEqual(['FILES_MISSING']);
});

test('people who are there are replaced only when that is asked for', async ({ house, file }) => {
  await lively(house);
  expectOk(await backUp(house.scope(), house.url, file));
  await house.submit();
  expect(codeOf(await restoreFrom(house.url, file))).toBe('NOT_EMPTY');
  expect((await counts(house.db)).registration).toBe(3);
  expectOk(await restoreFrom(house.url, file, { replace: true }));
  expect((await counts(house.db)).registration).toBe(2);
  expect(codeOf(await backUp(house.scope(), house.url, file))).toBe('FILE_EXISTS');
});

test('a file that is damaged anywhere, cut short, of another key or none at all changes nothing', async ({
  house,
  file,
}) => {
  await lively(house);
  expectOk(await backUp(house.scope(), house.url, file));
  const whole = readFileSync(file);
  const before = await counts(house.db);
  const attempt = async (bytes: Buffer) => {
    writeFileSync(file, bytes);
    return codeOf(await restoreFrom(house.url, file, { replace: true }));
  };
  for (const share of [0.01, 0.1, 0.5, 0.99]) {
    const damaged = Buffer.from(whole);
    const at = Math.floor(damaged.length * share);
    damaged[at] = (damaged[at] ?? 0) ^ 1;
    expect(await attempt(damaged), `damaged at ${share}`).toBe('BACKUP_UNREADABLE');
    expect(await attempt(whole.subarray(0, at)), `cut at ${share}`).toBe('BACKUP_UNREADABLE');
  }
  expect(await attempt(Buffer.from('not a backup'))).toBe('BACKUP_UNREADABLE');
  provideEnv({ DATA_KEY: Buffer.alloc(32, 9).toString('base64') });
  writeFileSync(file, whole);
  const other = await restoreFrom(house.url, file, { replace: true });
  expect(JSON.stringify(other)).toContain(`made with the key ${masterKey(TEST_SECRETS.DATA_KEY).id}`);
  provideEnv(TEST_SECRETS);
  rmSync(file);
  expect(JSON.stringify(await restoreFrom(house.url, file, { replace: true }))).toContain('no such file');
  expect(await counts(house.db)).toEqual(before);
});

test('a backup that fails half-way leaves no file, and one of a database that a server works on is not overwritten', async ({
  house,
  file,
}) => {
  await lively(house);
  await house.db.execute(sql`ALTER TABLE ticket RENAME TO "odd name"`);
  await house.db.execute(sql`DROP TABLE drizzle.__drizzle_migrations`);
  await expect(backUp(house.scope(), house.url, file)).rejects.toThrow();
  expect([existsSync(file), existsSync(`${file}.partial`)]).toEqual([false, false]);

  const other = await cloneDatabase();
  const server = connect(other.url);
  try {
    expectOk(
      await backUp(
        { db: server.db, actor: system('test'), now: new Date(), requestId: newId() },
        other.url,
        file,
      ),
    );
    expect(codeOf(await restoreFrom(other.url, file, { replace: true }))).toBe('SERVER_RUNNING');
  } finally {
    await server.close();
    await other.drop();
  }
});
