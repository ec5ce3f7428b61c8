import { and, eq, inArray, sql } from 'drizzle-orm';
import { type FileKind, storedFile } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { masterKeys } from '@/lib/core/master-key';
import { expectOk, ok, type Result } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type FileContent, keyWrappedAnew, type SealedFile, sealedFile } from './rules';
import { fileStore } from './store';

/**
 * Seals files and puts them into the store, before any row names them: whoever is killed now leaves what nobody can open, and
 * it is swept away. `noteFiles` makes them somebody's.
 */
export async function layDown(
  registrationId: string,
  contents: readonly FileContent[],
): Promise<SealedFile[]> {
  const sealed = contents.map((one) => sealedFile(registrationId, one));
  for (const { lies } of sealed) if (lies) await fileStore().put(lies.name, lies.sealed);
  return sealed;
}

/** Makes files that lie in the store somebody's, in the place of those of their kinds. The keys of the old ones go at once. */
export async function noteFiles(
  tx: TxScope,
  laid: readonly SealedFile[],
  made: Pick<typeof storedFile.$inferSelect, 'madeBy' | 'madeAt'> = {
    madeBy: actorKey(tx.actor),
    madeAt: tx.now,
  },
): Promise<void> {
  for (const { row } of laid) await destroyFiles(tx, row.registrationId, [row.kind]);
  await tx.db.insert(storedFile).values(laid.map(({ row }) => ({ ...row, ...made })));
}

/**
 * Ends files of somebody, with their keys: from then on nobody reads them, and what is left in the store is deleted by the
 * next sweep. Tells how many there were.
 */
export async function destroyFiles(
  { db }: TxScope,
  registrationId: string,
  kinds?: readonly FileKind[],
): Promise<number> {
  const gone = await db
    .delete(storedFile)
    .where(and(eq(storedFile.registrationId, registrationId), kinds && inArray(storedFile.kind, [...kinds])))
    .returning({ id: storedFile.id });
  return gone.length;
}

/** Wraps the keys of all files by the first key of DATA_KEY. Ended half-way it goes on where it was. */
export async function wrapFilesAnew(scope: Scope): Promise<{ files: number; left: number }> {
  const [{ id }] = masterKeys();
  let files = 0;
  for (;;) {
    const some = expectOk(await inTransaction(scope, (tx) => wrapSome(tx, id)));
    if (some === 0) break;
    files += some;
  }
  return { files, left: await scope.db.$count(storedFile, sql`${storedFile.keyId} <> ${id}`) };
}

const AT_ONCE = 500;

async function wrapSome({ db }: TxScope, keyId: string): Promise<Result<number>> {
  const { id, kind, registrationId, wrappedKey, keyId: old } = storedFile;
  const rows = await db
    .select({ id, kind, registrationId, wrappedKey, keyId: old })
    .from(storedFile)
    .where(sql`${old} <> ${keyId}`)
    .limit(AT_ONCE)
    .for('update', { skipLocked: true });
  for (const row of rows)
    await db.update(storedFile).set(keyWrappedAnew(row)).where(eq(storedFile.id, row.id));
  return ok(rows.length);
}
