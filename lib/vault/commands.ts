import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type VaultKind, vaultRecord } from '@/db/schema';
import { masterKeys } from '@/lib/core/master-key';
import { expectOk, ok, type Result } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { sealedRecord, type VaultContents, wrappedAnew } from './rules';

/** Keeps what somebody said, in the place of what was kept; nothing said, nothing kept. */
export async function keep<K extends VaultKind>(
  { db }: TxScope,
  registrationId: string,
  kind: K,
  said: VaultContents[K],
): Promise<void> {
  const isEmpty = Object.values(said).every((value) => value === undefined || value === '');
  if (isEmpty) {
    const here = and(eq(vaultRecord.registrationId, registrationId), eq(vaultRecord.kind, kind));
    await db.delete(vaultRecord).where(here);
    return;
  }
  const { sealed, wrappedKey, keyId, lookup } = sealedRecord(registrationId, kind, said);
  await db
    .insert(vaultRecord)
    .values({ registrationId, kind, sealed, wrappedKey, keyId, lookup })
    .onConflictDoUpdate({
      target: [vaultRecord.registrationId, vaultRecord.kind],
      set: { sealed, wrappedKey, keyId, lookup },
    });
}

/** Wraps the keys of all records by the first key of DATA_KEY. Ended half-way it goes on where it was. */
export async function wrapRecordsAnew(scope: Scope): Promise<{ records: number; left: number }> {
  const [{ id }] = masterKeys();
  const others = sql`${vaultRecord.keyId} IS DISTINCT FROM ${id}`;
  const records = await renew(scope, others);
  return { records, left: await scope.db.$count(vaultRecord, others) };
}

/** Gives records from before there were such keys one of their own. */
export const sealOldRecords = (scope: Scope): Promise<number> => renew(scope, isNull(vaultRecord.keyId));

const AT_ONCE = 500;

/** Some at a time; beside others, each takes those that nobody else has in hand. */
async function renew(scope: Scope, which: SQL): Promise<number> {
  let renewed = 0;
  for (;;) {
    const some = expectOk(await inTransaction(scope, (tx) => renewSome(tx, which)));
    if (some === 0) return renewed;
    renewed += some;
  }
}

async function renewSome({ db }: TxScope, which: SQL): Promise<Result<number>> {
  const rows = await db
    .select()
    .from(vaultRecord)
    .where(which)
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  for (const { registrationId, kind, ...row } of rows.map(wrappedAnew)) {
    await db
      .update(vaultRecord)
      .set(row)
      .where(and(eq(vaultRecord.registrationId, registrationId), eq(vaultRecord.kind, kind)));
  }
  return ok(rows.length);
}
