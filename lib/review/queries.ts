import { and, asc, count, desc, eq, getTableColumns, isNotNull, isNull, min, sql } from 'drizzle-orm';
import { bulkDecision, bulkItem, decision, decisionUndo, registration } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayDecide } from './policy';

const { prior: _, ...columns } = getTableColumns(decision);

/** The decisions on one registration, oldest first, with when each was undone. */
export const decisionsOn = (scope: Pick<Scope, 'db'>, registrationId: string) =>
  scope.db
    .select({ ...columns, undoneAt: decisionUndo.undoneAt })
    .from(decision)
    .leftJoin(decisionUndo, eq(decisionUndo.decisionId, decision.id))
    .where(eq(decision.registrationId, registrationId))
    .orderBy(asc(decision.decidedAt), asc(decision.id));

const own = (scope: Scope, limit: number) =>
  scope.db
    .select({ ...columns, undoneAt: decisionUndo.undoneAt, reference: registration.reference })
    .from(decision)
    .innerJoin(registration, eq(registration.id, decision.registrationId))
    .leftJoin(decisionUndo, eq(decisionUndo.decisionId, decision.id))
    .where(and(eq(decision.decidedBy, actorKey(scope.actor)), isNull(decision.bulkId)))
    .orderBy(desc(decision.decidedAt), desc(decision.id))
    .limit(limit);
const ownBulks = (scope: Scope, limit: number) =>
  scope.db
    .select({
      ...getTableColumns(bulkDecision),
      /** Until when all of it can be undone. */
      heldUntil:
        sql<Date | null>`(SELECT min(letter_held_until) FROM ${decision} WHERE decision.bulk_id = bulk_decision.id)`.mapWith(
          decision.letterHeldUntil,
        ),
    })
    .from(bulkDecision)
    .where(eq(bulkDecision.askedBy, actorKey(scope.actor)))
    .orderBy(desc(bulkDecision.askedAt))
    .limit(limit);
export type OwnDecision = Awaited<ReturnType<typeof own>>[number];
export type OwnBulk = Awaited<ReturnType<typeof ownBulks>>[number];

const SHOWN = 50;

/** What the reviewer decided last, newest first: one by one, and many at once. */
export async function ownDecisions(
  scope: Scope,
): Promise<Result<{ decisions: OwnDecision[]; bulks: OwnBulk[] }, 'NOT_ALLOWED'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  const [decisions, bulks] = await Promise.all([own(scope, SHOWN), ownBulks(scope, SHOWN)]);
  return ok({ decisions, bulks });
}

export type BulkReport = {
  bulk: typeof bulkDecision.$inferSelect;
  /** How many items came to what; `open` for those that nothing has come of yet. */
  outcomes: Map<string, number>;
  undone: Map<string, number>;
  items: (typeof bulkItem.$inferSelect)[];
  /** Until when all of it can be undone; undefined when nothing is held back any more. */
  undoUntil: Date | undefined;
};

/** One decision on many: how far it has come, and what came of each. */
export async function bulkReport(
  scope: Scope,
  bulkId: string,
): Promise<Result<BulkReport, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(bulkId)) return refuse('NOT_FOUND');
  const [bulk] = await scope.db.select().from(bulkDecision).where(eq(bulkDecision.id, bulkId));
  if (!bulk) return refuse('NOT_FOUND');
  const [items, outcomes, undone, [held]] = await Promise.all([
    scope.db.select().from(bulkItem).where(eq(bulkItem.bulkId, bulkId)).orderBy(asc(bulkItem.position)),
    tally(scope, bulkId, 'outcome'),
    tally(scope, bulkId, 'undo'),
    scope.db
      .select({ until: min(decision.letterHeldUntil) })
      .from(decision)
      .where(and(eq(decision.bulkId, bulkId), isNotNull(decision.letterHeldUntil))),
  ]);
  const until = held?.until ?? undefined;
  return ok({ bulk, items, outcomes, undone, undoUntil: until && until > scope.now ? until : undefined });
}

async function tally(scope: Scope, bulkId: string, column: 'outcome' | 'undo'): Promise<Map<string, number>> {
  const value = sql<string>`coalesce(${bulkItem[column]}, 'open')`;
  const rows = await scope.db
    .select({ value, people: count() })
    .from(bulkItem)
    .where(eq(bulkItem.bulkId, bulkId))
    .groupBy(value);
  return new Map(rows.map((row) => [row.value, row.people]));
}
