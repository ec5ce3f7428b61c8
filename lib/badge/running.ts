import { availableParallelism } from 'node:os';
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { badgeBatch, badgeBatchItem, badgeBatchPiece } from '@/db/schema';
import { after } from '@/lib/core/clock';
import { sealBytes, unsealBytes } from '@/lib/core/crypto';
import { log } from '@/lib/core/log';
import { isPassing } from '@/lib/core/overload';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { whoAsked } from '@/lib/review/runs';
import { type Bearer, documentOf } from './face';
import { mayPrintMany } from './policy';
import { Press, SET_AT_ONCE } from './press';
import { notePrints } from './printing';
import type { Format, Layout } from './rules';
import { type BadgeBatch, type BadgeItem, settle } from './settling';

/** A piece of a file is as large as one reading from the database should be. */
const PIECE_BYTES = 4 * 1024 * 1024;
export const pieceContext = (batchId: string, kind: 'part' | 'file', number: number): string =>
  `badge_batch:${batchId}:${kind}:${number}`;

/** Beside each other, where there is more than one processor: one badge takes as long as it takes. */
const PRESSES = Math.min(2, availableParallelism());
/** How many are locked, printed and set in one transaction. */
export const PART = PRESSES * SET_AT_ONCE;

/**
 * Sets the badges of a batch part by part, and joins the parts into its file. Each part is one transaction with its prints,
 * codes and facts: whoever comes second, or again after a crash, goes on where the first has stopped, and nobody is printed
 * twice. The presses are processes of their own and end with the batch; the most memory that they needed is told, in megabytes.
 */
export async function carryOutBatch(scope: Scope, batchId: string): Promise<number> {
  const presses = Array.from({ length: PRESSES }, () => new Press());
  const start = performance.now();
  const now = () => after(scope.now, performance.now() - start);
  try {
    let most = PART;
    for (;;) {
      const at = { ...scope, now: now() };
      try {
        const hasMore = await inTransaction(at, async (tx) => ok(await setPart(tx, batchId, presses, most)));
        if (!expectOk(hasMore)) break;
        most = Math.min(PART, most * 2);
      } catch (err) {
        // The task comes again; nobody is to blame.
        if (isPassing(err)) throw err;
        log.error({ err, batchId, most }, 'a part of a batch of badges failed');
        // A press that ran out of memory takes half as many; one who cannot be set is passed over in the end, alone.
        if (most === 1) await passOver(at, batchId);
        most = Math.ceil(most / 2);
      }
    }
    await joinParts({ ...scope, now: now() }, batchId, presses[0] as Press);
    return presses.reduce((sum, { memoryMb }) => sum + memoryMb, 0);
  } finally {
    for (const press of presses) press.close();
  }
}

/** The next ones, under the lock of their batch, so that of two workers the second waits; false when there are none. */
async function setPart(
  tx: TxScope,
  batchId: string,
  presses: readonly Press[],
  most: number,
): Promise<boolean> {
  const [batch] = await tx.db
    .select()
    .from(badgeBatch)
    .where(eq(badgeBatch.id, batchId))
    .for('no key update');
  if (!batch || batch.finishedAt) return false;
  const actor = await whoAsked(tx, batch.askedBy);
  const asked = { ...tx, actor };
  const bearers: Bearer[] = [];
  let hasMore = true;
  // A part is filled up, so that its last sheet is the only one with room on it.
  while (hasMore && bearers.length < most) {
    const items = await nextItems(tx, batchId, most - bearers.length);
    hasMore = items.length > 0;
    const { outcomes, prints, codes } = mayPrintMany(actor)
      ? await settle(asked, batch, items)
      : {
          outcomes: new Map(items.map((item) => [item.registrationId, 'NOT_ALLOWED'])),
          prints: [],
          codes: [],
        };
    await noteOutcomes(tx, batchId, outcomes);
    await notePrints(asked, batch.format as Format, prints, batchId);
    bearers.push(...codes);
  }
  const pages = await setBeside(tx, batch, bearers, presses);
  const parts = and(eq(badgeBatchPiece.batchId, batchId), eq(badgeBatchPiece.kind, 'part'));
  let number = pages.length > 0 ? await tx.db.$count(badgeBatchPiece, parts) : 0;
  for (const pdf of pages) {
    await putPiece(tx, batchId, 'part', number, pdf);
    number += 1;
  }
  return hasMore;
}

/** The badges of one part, a share of them at each press, in their order. */
function setBeside(
  tx: TxScope,
  { id, format, layout }: BadgeBatch,
  bearers: readonly Bearer[],
  presses: readonly Press[],
): Promise<Buffer[]> {
  const shape = { format: format as Format, layout: layout as Layout, title: `badges ${id}` };
  const shares = presses
    .map((press, nth) => ({ press, share: bearers.slice(nth * SET_AT_ONCE, (nth + 1) * SET_AT_ONCE) }))
    .filter(({ share }) => share.length > 0);
  return Promise.all(shares.map(async ({ press, share }) => press.set(await documentOf(tx, share, shape))));
}

const nextItems = (scope: Pick<Scope, 'db'>, batchId: string, limit: number): Promise<BadgeItem[]> =>
  scope.db
    .select()
    .from(badgeBatchItem)
    .where(and(eq(badgeBatchItem.batchId, batchId), isNull(badgeBatchItem.outcome)))
    .orderBy(asc(badgeBatchItem.position))
    .limit(limit);

async function noteOutcomes(
  scope: Pick<Scope, 'db'>,
  batchId: string,
  outcomes: ReadonlyMap<string, string>,
): Promise<void> {
  for (const outcome of new Set(outcomes.values())) {
    const ids = [...outcomes].filter(([, one]) => one === outcome).map(([id]) => id);
    await scope.db
      .update(badgeBatchItem)
      .set({ outcome })
      .where(and(eq(badgeBatchItem.batchId, batchId), inArray(badgeBatchItem.registrationId, ids)));
  }
}

/** Notes that the next one could not be set, so that the organiser sees it. */
async function passOver(scope: Scope, batchId: string): Promise<void> {
  const [item] = await nextItems(scope, batchId, 1);
  if (item) await noteOutcomes(scope, batchId, new Map([[item.registrationId, 'INTERNAL']]));
}

const putPiece = (
  { db }: TxScope,
  batchId: string,
  kind: 'part' | 'file',
  number: number,
  bytes: Uint8Array,
) =>
  db
    .insert(badgeBatchPiece)
    .values({ batchId, kind, number, sealed: sealBytes(bytes, pieceContext(batchId, kind, number)) });

/** Makes one file of the parts, outside of a transaction, for it takes seconds; of two who do it one is kept. */
async function joinParts(scope: Scope, batchId: string, press: Press): Promise<void> {
  const rows = await scope.db
    .select()
    .from(badgeBatchPiece)
    .where(and(eq(badgeBatchPiece.batchId, batchId), eq(badgeBatchPiece.kind, 'part')))
    .orderBy(asc(badgeBatchPiece.number));
  const parts = rows.map(({ number, sealed }) => unsealBytes(sealed, pieceContext(batchId, 'part', number)));
  const file = parts.length > 1 ? await press.join(parts) : parts[0];
  const done = await inTransaction(scope, async (tx) => {
    const finished = await tx.db
      .update(badgeBatch)
      .set({ finishedAt: tx.now, fileBytes: file?.byteLength })
      .where(and(eq(badgeBatch.id, batchId), isNull(badgeBatch.finishedAt), hasNobodyLeft))
      .returning({ id: badgeBatch.id });
    if (finished.length === 0) return ok(undefined);
    for (let from = 0, number = 0; file && from < file.byteLength; from += PIECE_BYTES, number += 1) {
      await putPiece(tx, batchId, 'file', number, file.subarray(from, from + PIECE_BYTES));
    }
    await tx.db
      .delete(badgeBatchPiece)
      .where(and(eq(badgeBatchPiece.batchId, batchId), eq(badgeBatchPiece.kind, 'part')));
    return ok(undefined);
  });
  expectOk(done);
}

const hasNobodyLeft = sql`NOT EXISTS (SELECT 1 FROM ${badgeBatchItem}
  WHERE ${badgeBatchItem.batchId} = ${badgeBatch.id} AND ${badgeBatchItem.outcome} IS NULL)`;
