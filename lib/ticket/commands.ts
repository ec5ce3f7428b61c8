import { and, eq, inArray } from 'drizzle-orm';
import { ticket } from '@/db/schema';
import { keyedHash, seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import { TICKET_DIGITS } from './rules';

export const hashTicketCode = (code: string): string => keyedHash(code, 'ticket');
export const ticketContext = (ticketId: string): string => `ticket:${ticketId}`;

/** Issues the active ticket of a registration; the unique index refuses a second one. */
export async function issueTicket(tx: TxScope, registrationId: string): Promise<void> {
  const id = newId();
  const code = newDigits(TICKET_DIGITS);
  await tx.db.insert(ticket).values({
    id,
    registrationId,
    codeHash: hashTicketCode(code),
    sealedCode: seal(code, ticketContext(id)),
    status: 'active',
    issuedAt: tx.now,
  });
}

/** Ends the active tickets of registrations: their codes no longer admit anyone. */
export async function endTickets(
  tx: TxScope,
  registrationIds: string[],
  status: 'revoked' | 'replaced',
): Promise<void> {
  await tx.db
    .update(ticket)
    .set({ status, endedAt: tx.now })
    .where(and(inArray(ticket.registrationId, registrationIds), eq(ticket.status, 'active')));
}
