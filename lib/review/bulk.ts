import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { bulkDecision, bulkItem, decision, type RegistrationState } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
import type { BulkAskInput } from './input';
import { mayDecide } from './policy';
import { MOST_AT_ONCE } from './rules';

/** Somebody of a selection, in the state in which the reviewer saw them; `isApproved`: on the waiting list, in advance. */
export type Selected = { id: string; reference: string; state: RegistrationState; isApproved: boolean };

type BulkRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SELECTION_TOO_LARGE';

/**
 * Asks for one decision on many, to be carried out by the worker in the order of their keys, that is of their arrival. The
 * same id asks once, however often it comes.
 */
export function askBulk(
  scope: Scope,
  { id, ...asked }: BulkAskInput,
  selected: readonly Selected[],
): Promise<Result<string, BulkRefusal>> {
  return inTransaction<string, BulkRefusal>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (selected.length === 0) return refuse('NOT_FOUND');
    if (selected.length > MOST_AT_ONCE) return refuse('SELECTION_TOO_LARGE');
    const edition = await currentEdition(tx);
    const made = await tx.db
      .insert(bulkDecision)
      .values({ ...asked, id, editionId: edition.id, askedBy: actorKey(tx.actor), askedAt: tx.now })
      .onConflictDoNothing()
      .returning({ id: bulkDecision.id });
    if (made.length === 0) return ok(id);
    const inOrder = selected.toSorted((one, other) => (one.id < other.id ? -1 : 1));
    const items = inOrder.map(({ id: registrationId, reference, state, isApproved }, position) => ({
      bulkId: id,
      registrationId,
      reference,
      position,
      seenState: state,
      seenApproved: isApproved,
    }));
    await insertAll(tx.db, rowsFor(bulkItem, items));
    await record(tx, {
      action: 'bulk.asked',
      subject: `bulk:${id}`,
      after: { decision: asked.decision, people: items.length },
    });
    await enqueue(tx, { kind: 'review.bulk', payload: { bulkId: id } });
    return ok(id);
  });
}

type UndoRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'LETTER_SENT';

/** Asks to take back whatever a decision on many has done, and stops what it has not; to ask twice changes nothing. */
export function askBulkUndo(scope: Scope, bulkId: string): Promise<Result<string, UndoRefusal>> {
  return inTransaction<string, UndoRefusal>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (!isId(bulkId)) return refuse('NOT_FOUND');
    const [bulk] = await tx.db
      .select()
      .from(bulkDecision)
      .where(eq(bulkDecision.id, bulkId))
      .for('no key update');
    if (!bulk) return refuse('NOT_FOUND');
    if (bulk.undoAskedAt) return ok(bulkId);
    const held = await tx.db.$count(
      decision,
      and(eq(decision.bulkId, bulkId), gt(decision.letterHeldUntil, tx.now)),
    );
    if (bulk.finishedAt && held === 0) return refuse('LETTER_SENT');
    await tx.db
      .update(bulkDecision)
      .set({ undoAskedBy: actorKey(tx.actor), undoAskedAt: tx.now, finishedAt: bulk.finishedAt ?? tx.now })
      .where(eq(bulkDecision.id, bulkId));
    await tx.db
      .update(bulkItem)
      .set({ outcome: 'BULK_STOPPED' })
      .where(and(eq(bulkItem.bulkId, bulkId), isNull(bulkItem.outcome)));
    await record(tx, { action: 'bulk.undo_asked', subject: `bulk:${bulkId}` });
    await enqueue(tx, { kind: 'review.bulk_undo', payload: { bulkId } });
    return ok(bulkId);
  });
}

/** Notes what came of some of a bulk, in the transaction in which it came. */
export async function noteOutcomes(
  scope: Pick<Scope, 'db'>,
  bulkId: string,
  column: 'outcome' | 'undo',
  outcomes: ReadonlyMap<string, string>,
): Promise<void> {
  for (const outcome of new Set(outcomes.values())) {
    const ids = [...outcomes].filter(([, one]) => one === outcome).map(([id]) => id);
    await scope.db
      .update(bulkItem)
      .set({ [column]: outcome })
      .where(and(eq(bulkItem.bulkId, bulkId), inArray(bulkItem.registrationId, ids)));
  }
}
