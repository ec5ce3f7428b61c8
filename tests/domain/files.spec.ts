import { randomBytes } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { registration, STORE_LOCK, storedFile } from '@/db/schema';
import { env, provideEnv } from '@/lib/core/env';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { verify } from '@/lib/dashboard/verify';
import { destroyFiles, layDown, noteFiles, wrapFilesAnew } from '@/lib/file/commands';
import { openFile } from '@/lib/file/queries';
import { fileStore } from '@/lib/file/store';
import { missingFiles, sweepStore } from '@/lib/file/sweeping';
import { expect, type House, test } from '../support/house';
import { daysLater } from '../support/people';
import { startS3Peer } from '../support/s3-peer';
import { TEST_SECRETS } from '../support/secrets';

const BYTES = randomBytes(50_000);
const scan = { kind: 'scan', mediaType: 'application/pdf', bytes: BYTES } as const;
const SECRETS = { DATA_KEY: TEST_SECRETS.DATA_KEY, FILES_URL: '' };

test.afterEach(() => provideEnv(SECRETS));

async function someone(house: House): Promise<string> {
  return (await house.row((await house.submit()).reference)).id;
}

async function kept(house: House): Promise<{ id: string; name: string }> {
  const id = await someone(house);
  const laid = await layDown(id, [scan]);
  expectOk(await inTransaction(house.scope(), async (tx) => ok(await noteFiles(tx, laid))));
  return { id, name: laid[0]?.row.storeName ?? '' };
}

const referenceOf = async (house: House, id: string) => {
  const [row] = await house.db.select().from(registration).where(eq(registration.id, id));
  return row?.reference ?? '';
};
const placeOf = (name: string) => join(env().DATA_DIR, 'files', name.slice(0, 2), name);
const age = (name: string) => utimesSync(placeOf(name), 1, 1);
/** Long after, for the store is that of all tests, and what they put there is young. */
const swept = (house: House) => sweepStore(house.scope(undefined, new Date()));

test('a file has a key of its own and opens for its person only', async ({ house }) => {
  const [one, other] = [await kept(house), await kept(house)];
  expect((await openFile(house, one.id, 'scan'))?.bytes.equals(BYTES)).toBe(true);
  expect((await fileStore().open(one.name))?.includes(BYTES.subarray(0, 64))).toBe(false);
  await house.db.delete(storedFile).where(eq(storedFile.registrationId, other.id));
  await house.db.update(storedFile).set({ registrationId: other.id });
  await expect(openFile(house, other.id, 'scan')).rejects.toThrow();
});

test('what was altered in the store does not open', async ({ house }) => {
  const { id, name } = await kept(house);
  const sealed = (await fileStore().open(name)) ?? Buffer.of();
  sealed[40] = (sealed[40] ?? 0) ^ 1;
  await fileStore().put(name, sealed);
  await expect(openFile(house, id, 'scan')).rejects.toThrow('was altered');
});

test('killed between file and row, nobody has the file, and it is swept away after a day', async ({
  house,
}) => {
  const { id, name } = await kept(house);
  const [orphan, young] = await layDown(id, [scan, scan]);
  const [left, fresh] = [orphan?.row.storeName ?? '', young?.row.storeName ?? ''];
  age(left);
  age(name);
  expect(await swept(house)).toBeGreaterThanOrEqual(1);
  expect(await fileStore().open(left)).toBeUndefined();
  expect(await fileStore().open(fresh)).toBeDefined();
  expect((await openFile(house, id, 'scan'))?.bytes.equals(BYTES)).toBe(true);
});

test('destroyed, a file opens for nobody at once, and its bytes go with the next sweep', async ({
  house,
}) => {
  const { id, name } = await kept(house);
  const before = await fileStore().open(name);
  expect(expectOk(await inTransaction(house.scope(), async (tx) => ok(await destroyFiles(tx, id))))).toBe(1);
  expect(await openFile(house, id, 'scan')).toBeUndefined();
  expect(before).toBeDefined();
  age(name);
  await swept(house);
  expect(await fileStore().open(name)).toBeUndefined();
});

test('while a backup reads, nothing is swept', async ({ house }) => {
  const { id } = await kept(house);
  const [orphan] = await layDown(id, [scan]);
  const name = orphan?.row.storeName ?? '';
  age(name);
  const client = await house.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT pg_advisory_xact_lock_shared($1)', [STORE_LOCK]);
  await swept(house);
  expect(await fileStore().open(name)).toBeDefined();
  await client.query('ROLLBACK');
  client.release();
  await swept(house);
  expect(await fileStore().open(name)).toBeUndefined();
});

test('a row whose file is gone or cut short is found', async ({ house }) => {
  const [gone, short, whole] = [await kept(house), await kept(house), await kept(house)];
  await fileStore().delete(gone.name);
  await fileStore().put(short.name, BYTES.subarray(0, 100));
  const references = await Promise.all([gone, short].map(({ id }) => referenceOf(house, id)));
  expect(await missingFiles(house, 10)).toEqual(references.sort());
  expect((await verify(house.scope())).faults).toEqual([{ code: 'FILES_MISSING', detail: { references } }]);
  expect(references).not.toContain(await referenceOf(house, whole.id));
});

test('another DATA_KEY wraps the keys of files anew, without touching the files', async ({ house }) => {
  const { id, name } = await kept(house);
  const sealed = await fileStore().open(name);
  const other = Buffer.alloc(32, 9).toString('base64');
  provideEnv({ DATA_KEY: `${other},${TEST_SECRETS.DATA_KEY}` });
  expect(await wrapFilesAnew(house.scope())).toEqual({ files: 1, left: 0 });
  provideEnv({ DATA_KEY: other });
  expect((await openFile(house, id, 'scan'))?.bytes.equals(BYTES)).toBe(true);
  expect((await fileStore().open(name))?.equals(sealed ?? Buffer.of())).toBe(true);
});

test('named by FILES_URL, a store that speaks S3 takes the place of the folder', async ({ house }) => {
  const peer = await startS3Peer();
  try {
    provideEnv({ FILES_URL: peer.url() });
    const { id, name } = await kept(house);
    expect([...peer.objects.keys()]).toEqual([name]);
    expect((await openFile(house, id, 'scan'))?.bytes.equals(BYTES)).toBe(true);
    expect(await missingFiles(house, 10)).toEqual([]);
    const [orphan] = await layDown(id, [scan]);
    const left = peer.objects.get(orphan?.row.storeName ?? '');
    if (left) left.changedAt = daysLater(-1000);
    expect(await swept(house)).toBe(1);
    expect([...peer.objects.keys()]).toEqual([name]);
  } finally {
    await peer.stop();
  }
});
