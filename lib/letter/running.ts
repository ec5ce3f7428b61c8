import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { letterBatch, letterBatchItem, registration } from '@/db/schema';
import { log } from '@/lib/core/log';
import { isPassing } from '@/lib/core/overload';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { whoAsked } from '@/lib/review/runs';
import type { LetterBatch } from './batches';
import { issueLetter } from './commands';
import { mayManageLetters } from './policy';

/** How many letters are issued in one transaction: as long as it lasts nobody else gets a number of that kind. */
const PART = 20;

/**
 * Issues the letters of a batch part by part, each in the name of who asked and by the rules of the single one. Whoever comes
 * second, or again after a crash, goes on where the first has stopped.
 */
export async function carryOutLetters(scope: Scope, batchId: string): Promise<void> {
  while (expectOk(await inTransaction(scope, async (tx) => ok(await issuePart(tx, batchId)))));
}

/** Whether there is more to do. */
async function issuePart(tx: TxScope, batchId: string): Promise<boolean> {
  const [batch] = await tx.db
    .select()
    .from(letterBatch)
    .where(eq(letterBatch.id, batchId))
    .for('no key update');
  if (!batch || batch.finishedAt) return false;
  const items = await tx.db
    .select()
    .from(letterBatchItem)
    .where(and(eq(letterBatchItem.batchId, batchId), isNull(letterBatchItem.outcome)))
    .orderBy(asc(letterBatchItem.position))
    .limit(PART);
  if (items.length === 0) {
    await tx.db.update(letterBatch).set({ finishedAt: tx.now }).where(eq(letterBatch.id, batchId));
    return false;
  }
  const ids = items.map(({ registrationId }) => registrationId);
  // All people before the first number: who issues a single letter locks in the same order, and nobody waits in a circle.
  await tx.db
    .select({ id: registration.id })
    .from(registration)
    .where(inArray(registration.id, ids))
    .orderBy(asc(registration.id))
    .for('no key update');
  const actor = await whoAsked(tx, batch.askedBy);
  for (const { registrationId, reference } of items) {
    const outcome = mayManageLetters(actor)
      ? await issueOne({ ...tx, actor }, batch, reference)
      : 'NOT_ALLOWED';
    await tx.db
      .update(letterBatchItem)
      .set({ outcome })
      .where(and(eq(letterBatchItem.batchId, batchId), eq(letterBatchItem.registrationId, registrationId)));
  }
  return true;
}

/** One letter in a savepoint of its own: one who cannot be set is passed over, and takes no number. */
async function issueOne(tx: TxScope, { id, kind }: LetterBatch, reference: string): Promise<string> {
  try {
    const issued = await issueLetter(tx, { reference, kind }, { batchId: id });
    return issued.ok ? 'issued' : issued.refusal.code;
  } catch (err) {
    if (isPassing(err)) throw err;
    log.error({ err, batchId: id }, 'a letter of a batch failed');
    return 'INTERNAL';
  }
}
