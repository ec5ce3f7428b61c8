import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { badgeBatch, badgeBatchItem, badgeBatchPiece } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after, HOUR_MS } from '@/lib/core/clock';
import { isId } from '@/lib/core/id';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
import type { BatchInput } from './input';
import { mayPrintMany } from './policy';
import { standingOf } from './queries';
import { FILE_HOURS, MOST_IN_BATCH } from './rules';

type AskRefusal = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOBODY_TO_PRINT' | 'SELECTION_TOO_LARGE';

/**
 * Asks for the badges of those among people whose badge is ready, by name; with a reason also of those who have one, which
 * replaces their codes. The worker sets them. The same id asks once, however often it comes.
 */
export function askBatch(
  scope: Scope,
  { id, format, layout, reason }: BatchInput,
  registrationIds: readonly string[],
): Promise<Result<string, AskRefusal>> {
  return inTransaction<string, AskRefusal>(scope, async (tx) => {
    if (!mayPrintMany(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const standing = await standingOf(tx, registrationIds);
    const items = standing.flatMap(({ state, registrationId, reference, ticketId }) =>
      ticketId && (state === 'ready' || (state === 'printed' && reason))
        ? [{ registrationId, reference, ticketId }]
        : [],
    );
    if (items.length === 0) return refuse('NOBODY_TO_PRINT');
    if (items.length > MOST_IN_BATCH) return refuse('SELECTION_TOO_LARGE');
    const edition = await currentEdition(tx);
    const made = await tx.db
      .insert(badgeBatch)
      .values({
        id,
        editionId: edition.id,
        format,
        layout,
        reason,
        people: items.length,
        askedBy: actorKey(tx.actor),
        askedAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ id: badgeBatch.id });
    if (made.length === 0) return ok(id);
    const rows = items.map((item, position) => ({ ...item, batchId: id, position }));
    await insertAll(tx.db, rowsFor(badgeBatchItem, rows));
    await record(tx, {
      action: 'badge_batch.asked',
      subject: `badge_batch:${id}`,
      after: { format, layout, people: items.length, ticketReason: reason },
    });
    await enqueue(tx, { kind: 'badge.batch', payload: { batchId: id } });
    return ok(id);
  });
}

/** Stops a batch: nobody else is printed, and what was set until then becomes the file. To stop it twice changes nothing. */
export function stopBatch(
  scope: Scope,
  { id }: { id: string },
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    if (!mayPrintMany(tx.actor)) return refuse('NOT_ALLOWED');
    if (!isId(id)) return refuse('NOT_FOUND');
    const [batch] = await tx.db.select().from(badgeBatch).where(eq(badgeBatch.id, id)).for('no key update');
    if (!batch) return refuse('NOT_FOUND');
    if (batch.stoppedAt || batch.finishedAt) return ok(undefined);
    const open = await tx.db
      .update(badgeBatchItem)
      .set({ outcome: 'BATCH_STOPPED' })
      .where(and(eq(badgeBatchItem.batchId, id), isNull(badgeBatchItem.outcome)))
      .returning({ id: badgeBatchItem.registrationId });
    await tx.db
      .update(badgeBatch)
      .set({ stoppedAt: tx.now, stoppedBy: actorKey(tx.actor) })
      .where(eq(badgeBatch.id, id));
    await record(tx, {
      action: 'badge_batch.stopped',
      subject: `badge_batch:${id}`,
      after: { people: open.length },
    });
    return ok(undefined);
  });
}

/** Takes the file of a batch out of the house: it is noted who did, and the pieces follow as they are read. */
export function openBatchFile(
  scope: Scope,
  id: string,
): Promise<Result<{ bytes: number }, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOT_FOUND'>> {
  return inTransaction<{ bytes: number }, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOT_FOUND'>(
    scope,
    async (tx) => {
      if (!mayPrintMany(tx.actor)) return refuse('NOT_ALLOWED');
      if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
      if (!isId(id)) return refuse('NOT_FOUND');
      const [batch] = await tx.db
        .select({ bytes: badgeBatch.fileBytes })
        .from(badgeBatch)
        .where(and(eq(badgeBatch.id, id), isNull(badgeBatch.forgottenAt)));
      if (!batch?.bytes) return refuse('NOT_FOUND');
      await record(tx, { action: 'badge_batch.downloaded', subject: `badge_batch:${id}` });
      return ok({ bytes: batch.bytes });
    },
  );
}

/** Deletes the files of batches a day after they were finished, and what is left of one that never was. */
export async function forgetBatchFiles(scope: Scope): Promise<void> {
  const old = and(
    isNull(badgeBatch.forgottenAt),
    lte(
      sql`coalesce(${badgeBatch.finishedAt}, ${badgeBatch.askedAt})`,
      after(scope.now, -FILE_HOURS * HOUR_MS),
    ),
  );
  const gone = await inTransaction(scope, async (tx) => {
    const over = await tx.db
      .update(badgeBatch)
      .set({
        forgottenAt: tx.now,
        finishedAt: sql`coalesce(${badgeBatch.finishedAt}, ${tx.now.toISOString()}::timestamptz)`,
      })
      .where(old)
      .returning({ id: badgeBatch.id });
    for (const { id } of over) await tx.db.delete(badgeBatchPiece).where(eq(badgeBatchPiece.batchId, id));
    return ok(over);
  });
  if (!gone.ok) throw new Error('files of badges were not deleted');
}
