import { and, eq, inArray } from 'drizzle-orm';
import { insertAll, type Rows, rowsFor } from '@/db/insert';
import { ticket } from '@/db/schema';
import { keyedHash, seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import { TICKET_DIGITS } from './rules';

export const hashTicketCode = (code: string): string => keyedHash(code, 'ticket');
export const ticketContext = (ticketId: string): string => `ticket:${ticketId}`;

/** Issues the active ticket of each registration; the unique index refuses a second one. */
export const issueTickets = (tx: TxScope, registrationIds: string[]): Promise<void> =>
  insertAll(tx.db, ticketRows(tx, registrationIds));

/** The rows of new tickets, for who writes them together with other rows. */
export const ticketRows = (tx: TxScope, registrationIds: string[]): Rows =>
  rowsFor(
    ticket,
    registrationIds.map((registrationId) => newTicket(tx, registrationId)),
  );

function newTicket(tx: TxScope, registrationId: string): typeof ticket.$inferInsert {
  const id = newId();
  const code = newDigits(TICKET_DIGITS);
  return {
    id,
    registrationId,
    codeHash: hashTicketCode(code),
    sealedCode: seal(code, ticketContext(id)),
    status: 'active',
    issuedAt: tx.now,
  };
}

/** Makes ended tickets active again, the same codes: only for who undoes what ended them. */
export async function reviveTickets(tx: TxScope, ticketIds: string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx.db.update(ticket).set({ status: 'active', endedAt: null }).where(inArray(ticket.id, ticketIds));
}

/** Ends the active tickets of registrations: their codes no longer admit anyone. */
export async function endTickets(
  tx: TxScope,
  registrationIds: string[],
  status: 'revoked' | 'replaced',
): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(ticket)
    .set({ status, endedAt: tx.now })
    .where(and(inArray(ticket.registrationId, registrationIds), eq(ticket.status, 'active')));
}
