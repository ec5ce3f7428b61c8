import { and, eq } from 'drizzle-orm';
import { registration, ticket } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { issueTickets, replaceTicket, revokeTicket } from '@/lib/ticket/commands';
import { countingFirst, type Ticket, ticketOf } from '@/lib/ticket/queries';
import type { TicketInput } from './input';
import { mayReplaceTicketOf, mayReplaceTickets } from './policy';

export type TicketRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'NO_TICKET' | 'NOT_APPROVED' | 'TICKET_CHANGED';
type Renewed = Result<Ticket, TicketRefusal>;

/**
 * Issues a ticket again, or revokes it: the old code admits nobody from that moment on. A revoked one can be issued again as
 * long as the person is approved; one that waits for another approval (`suspended`) is decided on and not replaced. The second
 * of two who do this at once is told.
 */
export function changeTicket(
  scope: Scope | TxScope,
  reference: string,
  { action, seenTicket, ...why }: TicketInput,
): Promise<Renewed> {
  return inTransaction(scope, async (tx): Promise<Renewed> => {
    if (!mayReplaceTickets(tx.actor)) return refuse('NOT_ALLOWED');
    const seen = seenTicket ?? (await newestOf(tx, reference))?.id;
    const found = await lockOwner(tx, reference);
    if (!found || !mayReplaceTicketOf(tx.actor, found)) return refuse('NOT_FOUND');
    const before = await newestOf(tx, reference);
    if (!before) return refuse('NO_TICKET');
    if (before.id !== seen) return refuse('TICKET_CHANGED', { status: before.status });
    if (action === 'reissue' && found.state !== 'approved') return refuse('NOT_APPROVED');
    if (action === 'reissue' && before.status === 'revoked') await issueTickets(tx, [found.id]);
    else {
      const isDone =
        action === 'revoke' ? await revokeTicket(tx, seen) : await replaceTicket(tx, found.id, seen);
      if (!isDone) return refuse('TICKET_CHANGED', { status: before.status });
    }
    await recordTicket(tx, found.id, action, before, why);
    const after = await ticketOf(tx, found.id);
    return after ? ok(after) : refuse('NO_TICKET');
  });
}

/** The fact of a ticket that was changed; what somebody wrote is kept outside of the chain. */
export const recordTicket = (
  tx: TxScope,
  registrationId: string,
  action: TicketInput['action'],
  before: Pick<Ticket, 'id' | 'status'>,
  { reason, note }: { reason: string; note?: string },
): Promise<void> =>
  record(tx, {
    action: action === 'reissue' ? 'ticket.reissued' : 'ticket.revoked',
    subject: `registration:${registrationId}`,
    before: { ticket: before.id, ticketStatus: before.status },
    after: { ticketReason: reason },
    personal: note === undefined ? undefined : { note },
  });

/** Keeps whoever decides on the registration out until this transaction ends; undefined where there is none. */
export async function lockOwner(tx: TxScope, reference: string) {
  const edition = await currentEdition(tx);
  const [found] = await tx.db
    .select()
    .from(registration)
    .where(and(eq(registration.editionId, edition.id), eq(registration.reference, reference)))
    .for('no key update');
  return found;
}

async function newestOf(tx: TxScope, reference: string) {
  const [newest] = await tx.db
    .select({ id: ticket.id, status: ticket.status })
    .from(ticket)
    .innerJoin(registration, eq(registration.id, ticket.registrationId))
    .where(eq(registration.reference, reference))
    .orderBy(...countingFirst)
    .limit(1);
  return newest;
}
