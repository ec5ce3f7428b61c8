import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { badgePrint } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { ticketOf } from '@/lib/ticket/queries';
import { lockOwner } from './commands';
import { mayPrint } from './policy';

export type CollectRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'NOT_PRINTED';

/**
 * Writes down that a badge was handed to its bearer: the one with the code that counts, and no other. A second time nothing
 * changes, for nothing else has happened.
 */
export const collectBadge = (scope: Scope | TxScope, of: Of): Promise<Collected> => settle(scope, of, true);

/** Takes that back: the badge lies at the desk after all. */
export const uncollectBadge = (scope: Scope | TxScope, of: Of): Promise<Collected> =>
  settle(scope, of, false);

type Of = { reference: string };
type Collected = Result<void, CollectRefusal>;

function settle(scope: Scope | TxScope, { reference }: Of, isOut: boolean): Promise<Collected> {
  return inTransaction<void, CollectRefusal>(scope, async (tx) => {
    if (!mayPrint(tx.actor)) return refuse('NOT_ALLOWED');
    const found = await lockOwner(tx, reference);
    if (!found) return refuse('NOT_FOUND');
    const ticket = await ticketOf(tx, found.id);
    if (ticket?.status !== 'active') return refuse('NOT_PRINTED');
    const its = eq(badgePrint.ticketId, ticket.id);
    const { collectedAt } = badgePrint;
    const changed = await tx.db
      .update(badgePrint)
      .set({ collectedAt: isOut ? tx.now : null, collectedBy: isOut ? actorKey(tx.actor) : null })
      .where(and(its, isOut ? isNull(collectedAt) : isNotNull(collectedAt)))
      .returning({ id: badgePrint.id });
    if (changed.length === 0)
      return (await tx.db.$count(badgePrint, its)) > 0 ? ok(undefined) : refuse('NOT_PRINTED');
    await record(tx, {
      action: isOut ? 'badge.collected' : 'badge.uncollected',
      subject: `registration:${found.id}`,
      after: { ticket: ticket.id },
    });
    return ok(undefined);
  });
}
