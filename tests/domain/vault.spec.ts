import { eq, sql } from 'drizzle-orm';
import { installationSecret, vaultRecord } from '@/db/schema';
import { holdRoot, seal, unseal } from '@/lib/core/crypto';
import { env, provideEnv } from '@/lib/core/env';
import { newId } from '@/lib/core/id';
import { masterKey, masterKeys } from '@/lib/core/master-key';
import { newToken } from '@/lib/core/token';
import { openInstallation } from '@/lib/installation/opening';
import { openSecret, wrapAllAnew } from '@/lib/installation/secret';
import { amend } from '@/lib/registration/amendment';
import { needsOf } from '@/lib/registration/queries';
import { ticketContext } from '@/lib/ticket/commands';
import { sealOldRecords } from '@/lib/vault/commands';
import { openRecord } from '@/lib/vault/rules';
import { expect, type House, test } from '../support/house';
import { application, delegate } from '../support/people';
import { TEST_SECRETS } from '../support/secrets';

const SAID = { accessNeeds: 'MARKED-NEED wheelchair', diet: 'MARKED-DIET halal' };
const OTHER_KEY = Buffer.alloc(32, 9).toString('base64');

async function someone(house: House): Promise<string> {
  const { reference } = await house.submit(application(SAID));
  return (await house.row(reference)).id;
}
const recordOf = async (house: House, id: string) => {
  const [row] = await house.db.select().from(vaultRecord).where(eq(vaultRecord.registrationId, id));
  if (!row) throw new Error('nothing is kept');
  return row;
};

test.afterEach(() => provideEnv(TEST_SECRETS));

test('what is kept apart has a key of its own, opens for its person only, and does not stand in the row', async ({
  house,
}) => {
  const [one, other] = [await someone(house), await someone(house)];
  const [first, second] = [await recordOf(house, one), await recordOf(house, other)];
  expect(first.keyId).toBe(masterKeys()[0].id);
  expect(first.wrappedKey?.equals(second.wrappedKey ?? Buffer.of())).toBe(false);
  expect(await needsOf(house, one)).toEqual(SAID);
  expect(() => openRecord({ ...first, registrationId: other })).toThrow();
  expect(() => openRecord({ ...first, wrappedKey: second.wrappedKey })).toThrow();
  const { rows } = await house.db.execute<{ text: string }>(
    sql`SELECT encode(sealed, 'escape') || encode(wrapped_key, 'escape') AS text FROM vault_record`,
  );
  expect(JSON.stringify(rows)).not.toContain('MARKED');
});

test('what is emptied is gone from the vault', async ({ house }) => {
  const { reference, email } = await (async () => {
    const input = application(SAID);
    return { ...(await house.submit(input)), email: input.email };
  })();
  const { id } = await house.row(reference);
  const empty = { accessNeeds: undefined, diet: undefined };
  expect((await amend(house.scope(delegate(email)), reference, empty)).ok).toBe(true);
  expect(await house.db.$count(vaultRecord, eq(vaultRecord.registrationId, id))).toBe(0);
});

test('the key is changed while others read: records in somebody’s hands are left for the next time, afterwards the old key opens nothing', async ({
  house,
}) => {
  const ids = [await someone(house), await someone(house), await someone(house)];
  const old = env().DATA_KEY;
  provideEnv({ DATA_KEY: `${OTHER_KEY},${old}` });
  const client = await house.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT FROM vault_record WHERE registration_id = $1 FOR UPDATE', [ids[0]]);
  expect(await wrapAllAnew(house.scope())).toEqual({ records: 2, left: 1 });
  for (const id of ids) expect(await needsOf(house, id)).toEqual(SAID);
  await client.query('ROLLBACK');
  client.release();
  expect(await wrapAllAnew(house.scope())).toEqual({ records: 1, left: 0 });
  expect(await wrapAllAnew(house.scope())).toEqual({ records: 0, left: 0 });
  provideEnv({ DATA_KEY: OTHER_KEY });
  for (const id of ids) expect(await needsOf(house, id)).toEqual(SAID);
  await openSecret(house.scope());
  provideEnv({ DATA_KEY: old });
  await expect(needsOf(house, ids[0] ?? '')).rejects.toThrow(
    `DATA_KEY lacks the key ${masterKey(OTHER_KEY).id}`,
  );
  const facts = await house.facts('installation:root');
  expect(facts.map(({ action }) => action)).toContain('installation.key_rotated');
});

test('a start with another key is refused before anything is written, and names both keys', async ({
  house,
}) => {
  const before = await house.db.execute(sql`SELECT * FROM drizzle.__drizzle_migrations`);
  await house.db.execute(
    sql`DELETE FROM drizzle.__drizzle_migrations WHERE id = (SELECT max(id) FROM drizzle.__drizzle_migrations)`,
  );
  provideEnv({ DATA_KEY: OTHER_KEY });
  await expect(openInstallation(house.url, house.db, 'test')).rejects.toThrow(
    `DATA_KEY is not the key of this database: it wants ${masterKey(TEST_SECRETS.DATA_KEY).id}, and was given ${masterKey(OTHER_KEY).id}`,
  );
  const { rowCount } = await house.db.execute(sql`SELECT FROM drizzle.__drizzle_migrations`);
  expect(rowCount).toBe((before.rowCount ?? 0) - 1);
});

test('what was sealed before records had keys opens, and gets a key of its own', async ({ house }) => {
  const id = await someone(house);
  const sealed = seal(JSON.stringify(SAID), `registration-vault:${id}`);
  await house.db.update(vaultRecord).set({ sealed, wrappedKey: null, keyId: null });
  expect(await needsOf(house, id)).toEqual(SAID);
  expect(await sealOldRecords(house.scope())).toBe(1);
  expect((await recordOf(house, id)).keyId).toBe(masterKeys()[0].id);
  expect(await needsOf(house, id)).toEqual(SAID);
});

test('an installation from before its secret was wrapped goes on under its key, and refuses another', async ({
  house,
}) => {
  await house.submit();
  const [present] = await house.db.select().from(installationSecret);
  if (!present) throw new Error('the installation has no secret');
  const legacy = Buffer.from(TEST_SECRETS.DATA_KEY, 'base64');
  holdRoot(legacy);
  const sealed = seal('kept from before', 'context');
  try {
    const id = newId();
    await house.db.execute(sql`INSERT INTO ticket (id, registration_id, code_hash, sealed_code, status, issued_at)
      SELECT ${id}, id, ${newToken()}, ${seal('1'.repeat(22), ticketContext(id))}, 'active', now() FROM registration`);
    await house.db.delete(installationSecret);
    provideEnv({ DATA_KEY: OTHER_KEY });
    await expect(openSecret(house.scope())).rejects.toThrow('does not open what is there');
    provideEnv(TEST_SECRETS);
    await openSecret(house.scope());
    expect(unseal(sealed, 'context')).toBe('kept from before');
  } finally {
    // All of this process shares one secret.
    await house.db.delete(installationSecret);
    await house.db.insert(installationSecret).values(present);
    await openSecret(house.scope());
  }
});
