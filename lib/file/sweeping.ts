import { eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { registration, STORE_LOCK, storedFile } from '@/db/schema';
import { log } from '@/lib/core/log';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type Lying, ORPHAN_MS } from './rules';
import { fileStore } from './store';

/** Deletes from the store what no row names, a day after it was put there: left by a crash, a replacement, an erasure. */
export async function sweepStore(scope: Scope): Promise<number> {
  let swept = 0;
  for await (const some of inPieces(fileStore().list())) {
    const old = some.filter(({ changedAt }) => changedAt.getTime() < scope.now.getTime() - ORPHAN_MS);
    const done = await inTransaction(scope, async (tx) => ok(await sweepSome(tx, old)));
    const deleted = expectOk(done);
    // A backup is being read: the next round will do.
    if (deleted === undefined) return swept;
    swept += deleted;
  }
  if (swept > 0) log.info({ swept }, 'files that nobody names were deleted');
  return swept;
}

async function sweepSome({ db }: TxScope, lying: readonly Lying[]): Promise<number | undefined> {
  if (lying.length === 0) return 0;
  const { rows } = await db.execute<{ isMine: boolean }>(
    sql`SELECT pg_try_advisory_xact_lock(${STORE_LOCK}) AS "isMine"`,
  );
  if (!rows[0]?.isMine) return undefined;
  const names = lying.map(({ name }) => name);
  const named = await db
    .select({ name: storedFile.storeName })
    .from(storedFile)
    .where(inArray(storedFile.storeName, names));
  const kept = new Set(named.map(({ name }) => name));
  const orphans = names.filter((name) => !kept.has(name));
  for (const name of orphans) await fileStore().delete(name);
  return orphans.length;
}

/** Whose files a row names and the store lacks, or has of another size, as references; `most` of them. */
export async function missingFiles({ db }: Pick<Scope, 'db'>, most: number): Promise<string[]> {
  // The rows first: what comes meanwhile is then in the store and not yet looked for.
  const rows = await db
    .select({
      reference: registration.reference,
      name: storedFile.storeName,
      bytes: storedFile.sealedBytes,
    })
    .from(storedFile)
    .innerJoin(registration, eq(registration.id, storedFile.registrationId))
    .where(isNotNull(storedFile.storeName))
    .orderBy(registration.reference);
  if (rows.length === 0) return [];
  const lying = new Map<string, number>();
  for await (const { name, bytes } of fileStore().list()) lying.set(name, bytes);
  const missing = rows.filter(({ name, bytes }) => lying.get(name ?? '') !== bytes);
  return [...new Set(missing.map(({ reference }) => reference))].slice(0, most);
}

const PIECE = 1000;
async function* inPieces<T>(all: AsyncIterable<T>): AsyncGenerator<T[]> {
  let piece: T[] = [];
  for await (const one of all) {
    piece.push(one);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
