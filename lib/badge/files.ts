import { and, asc, count, desc, eq, notInArray } from 'drizzle-orm';
import { badgeBatch, badgeBatchItem, badgeBatchPiece } from '@/db/schema';
import { unsealBytes } from '@/lib/core/crypto';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayPrintMany } from './policy';
import { PRINTED } from './rules';
import { pieceContext } from './running';
import type { BadgeBatch } from './settling';

const SHOWN = 20;

/** The newest batches of the edition, whoever asked for them. */
export async function recentBatches(scope: Scope): Promise<Result<BadgeBatch[], 'NOT_ALLOWED'>> {
  if (!mayPrintMany(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  return ok(
    await scope.db
      .select()
      .from(badgeBatch)
      .where(eq(badgeBatch.editionId, id))
      .orderBy(desc(badgeBatch.askedAt), desc(badgeBatch.id))
      .limit(SHOWN),
  );
}

export type BatchReport = {
  batch: BadgeBatch;
  /** How many came to what; `open` for those that nothing has come of yet. */
  outcomes: Map<string, number>;
  /** Those who were left out, with why. */
  skipped: { reference: string; outcome: string }[];
};

/** One batch: how far it has come, and who was left out. */
export async function batchReport(
  scope: Scope,
  id: string,
): Promise<Result<BatchReport, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayPrintMany(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(id)) return refuse('NOT_FOUND');
  const [batch] = await scope.db.select().from(badgeBatch).where(eq(badgeBatch.id, id));
  if (!batch) return refuse('NOT_FOUND');
  const [counts, rows] = await Promise.all([
    scope.db
      .select({ outcome: badgeBatchItem.outcome, people: count() })
      .from(badgeBatchItem)
      .where(eq(badgeBatchItem.batchId, id))
      .groupBy(badgeBatchItem.outcome),
    scope.db
      .select({ reference: badgeBatchItem.reference, outcome: badgeBatchItem.outcome })
      .from(badgeBatchItem)
      .where(
        and(eq(badgeBatchItem.batchId, id), notInArray(badgeBatchItem.outcome, [PRINTED, 'BATCH_STOPPED'])),
      )
      .orderBy(asc(badgeBatchItem.position)),
  ]);
  return ok({
    batch,
    outcomes: new Map(counts.map(({ outcome, people }) => [outcome ?? 'open', people])),
    skipped: rows.flatMap(({ reference, outcome }) => (outcome ? [{ reference, outcome }] : [])),
  });
}

/** The file of a batch, piece by piece as the reader asks for them: no connection is held over a slow line. */
export async function* piecesOf({ db }: Pick<Scope, 'db'>, batchId: string): AsyncGenerator<Buffer> {
  for (let number = 0; ; number += 1) {
    const [piece] = await db
      .select({ sealed: badgeBatchPiece.sealed })
      .from(badgeBatchPiece)
      .where(
        and(
          eq(badgeBatchPiece.batchId, batchId),
          eq(badgeBatchPiece.kind, 'file'),
          eq(badgeBatchPiece.number, number),
        ),
      );
    if (!piece) return;
    yield unsealBytes(piece.sealed, pieceContext(batchId, 'file', number));
  }
}
