import { and, eq, isNull } from 'drizzle-orm';
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
export function collectBadge(
  scope: Scope | TxScope,
  { reference }: { reference: string },
): Promise<Result<void, CollectRefusal>> {
  return inTransaction<void, CollectRefusal>(scope, async (tx) => {
    if (!mayPrint(tx.actor)) return refuse('NOT_ALLOWED');
    const found = await lockOwner(tx, reference);
    if (!found) return refuse('NOT_FOUND');
    const ticket = await ticketOf(tx, found.id);
    if (ticket?.status !== 'active') return refuse('NOT_PRINTED');
    const its = eq(badgePrint.ticketId, ticket.id);
    const handed = await tx.db
      .update(badgePrint)
      .set({ collectedAt: tx.now, collectedBy: actorKey(tx.actor) })
      .where(and(its, isNull(badgePrint.collectedAt)))
      .returning({ id: badgePrint.id });
    if (handed.length === 0)
      return (await tx.db.$count(badgePrint, its)) > 0 ? ok(undefined) : refuse('NOT_PRINTED');
    await record(tx, {
      action: 'badge.collected',
      subject: `registration:${found.id}`,
      after: { ticket: ticket.id },
    });
    return ok(undefined);
  });
}
