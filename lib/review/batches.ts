import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { bulkDecision, bulkItem, decision } from '@/db/schema';
import { after } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import { isPassing } from '@/lib/core/overload';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { noteOutcomes } from './bulk';
import { mayDecide } from './policy';
import { TOGETHER } from './rules';
import { type Batch, decideBatch, sameFor, whoAsked } from './runs';
import { undoTogether } from './undoing';

type Column = 'outcome' | 'undo';

/**
 * Carries a decision on many out, batch by batch, each with its outcomes in one transaction: whoever comes second, or again
 * after a crash, goes on where the first has stopped, and nobody is decided twice.
 */
export const carryOutBulk = (scope: Scope, bulkId: string): Promise<void> =>
  inBatches(scope, bulkId, 'outcome', decideBatch);

/** Takes a decision on many back in the same way. */
export const carryOutBulkUndo = (scope: Scope, bulkId: string): Promise<void> =>
  inBatches(scope, bulkId, 'undo', undoBatch);

async function inBatches(scope: Scope, bulkId: string, column: Column, work: Batch): Promise<void> {
  const start = performance.now();
  let size = TOGETHER;
  for (;;) {
    const at = { ...scope, now: after(scope.now, performance.now() - start) };
    try {
      const some = expectOk(
        await inTransaction(at, async (tx) => ok(await oneBatch(tx, bulkId, column, work, size))),
      );
      if (some === 0) return;
    } catch (err) {
      // The task comes again; nobody is to blame.
      if (isPassing(err)) throw err;
      log.error({ err, bulkId, size }, 'a batch of decisions failed');
      // One who cannot be decided must not keep the others from it: look for that one, and pass it over.
      if (size === 1) await passOver(at, bulkId, column);
      size = size === 1 ? TOGETHER : 1;
    }
  }
}

/** The next ones, under the lock of their bulk, so that of two workers the second waits; tells how many there were. */
async function oneBatch(
  tx: TxScope,
  bulkId: string,
  column: Column,
  work: Batch,
  size: number,
): Promise<number> {
  const [bulk] = await tx.db
    .select()
    .from(bulkDecision)
    .where(eq(bulkDecision.id, bulkId))
    .for('no key update');
  if (!bulk) return 0;
  const items = await nextItems(tx, bulkId, column, size);
  if (items.length > 0) {
    await noteOutcomes(tx, bulkId, column, await work(tx, bulk, items));
  } else {
    const end = column === 'outcome' ? 'finishedAt' : 'undoFinishedAt';
    if (!bulk[end])
      await tx.db
        .update(bulkDecision)
        .set({ [end]: tx.now })
        .where(eq(bulkDecision.id, bulkId));
  }
  return items.length;
}

const nextItems = (scope: Pick<Scope, 'db'>, bulkId: string, column: Column, size: number) =>
  scope.db
    .select()
    .from(bulkItem)
    .where(
      and(
        eq(bulkItem.bulkId, bulkId),
        isNull(bulkItem[column]),
        column === 'undo' ? inArray(bulkItem.outcome, ['done', 'waits']) : undefined,
      ),
    )
    .orderBy(asc(bulkItem.position))
    .limit(size);

/** Notes that the next one could not be processed, so that the reviewer sees it. */
async function passOver(scope: Scope, bulkId: string, column: Column): Promise<void> {
  const [item] = await nextItems(scope, bulkId, column, 1);
  if (item) await noteOutcomes(scope, bulkId, column, new Map([[item.registrationId, 'INTERNAL']]));
}

const undoBatch: Batch = async (tx, bulk, items) => {
  const actor = await whoAsked(tx, bulk.undoAskedBy ?? '');
  if (!mayDecide(actor)) return sameFor(items, 'NOT_ALLOWED');
  const made = await tx.db
    .select({ id: decision.id, of: decision.registrationId })
    .from(decision)
    .where(
      and(
        eq(decision.bulkId, bulk.id),
        inArray(
          decision.registrationId,
          items.map(({ registrationId }) => registrationId),
        ),
      ),
    );
  // The wish came before the letters were due; whether they have left is asked of each.
  const asked = { ...tx, actor, now: bulk.undoAskedAt ?? tx.now };
  const undone = await undoTogether(
    asked,
    made.map(({ id }) => id),
  );
  const of = new Map(made.map(({ id, of: registrationId }) => [registrationId, undone.get(id)]));
  return new Map(
    items.map(({ registrationId }) => {
      const one = of.get(registrationId);
      if (!one) return [registrationId, 'NOT_FOUND'];
      if (!one.ok) return [registrationId, one.refusal.code];
      return [registrationId, one.value.isFirstInLine ? 'first_in_line' : 'undone'];
    }),
  );
};
