import { and, eq, inArray, sql } from 'drizzle-orm';
import { insertAll, type Rows, rowsFor } from '@/db/insert';
import { ticket } from '@/db/schema';
import { keyedHash, seal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import { TICKET_DIGITS } from './rules';

export const hashTicketCode = (code: string): string => keyedHash(code, 'ticket');
export const ticketContext = (ticketId: string): string => `ticket:${ticketId}`;

/**
 * Gives each registration its active ticket: the suspended one again where there is one, so that what was printed counts,
 * else a new one. The unique index refuses a second.
 */
export async function issueTickets(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  const revived = await tx.db
    .update(ticket)
    .set({ status: 'active', endedAt: null })
    .where(and(inArray(ticket.registrationId, registrationIds), eq(ticket.status, 'suspended')))
    .returning({ of: ticket.registrationId });
  const served = new Set(revived.map(({ of }) => of));
  const fresh = registrationIds.filter((id) => !served.has(id));
  await insertAll(tx.db, ticketRows(tx, fresh));
}

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

/** Ends the tickets of registrations, active or suspended: their codes no longer admit anyone. */
export async function endTickets(
  tx: TxScope,
  registrationIds: string[],
  status: 'revoked' | 'replaced',
): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(ticket)
    .set({ status, endedAt: tx.now })
    .where(
      and(inArray(ticket.registrationId, registrationIds), inArray(ticket.status, ['active', 'suspended'])),
    );
}

/**
 * Puts a new ticket in the place of one that is active: from that moment its code is `replaced` at the gates. False when that
 * ticket is no longer active, so that the second of two who replace it at once replaces nothing.
 */
export async function replaceTicket(tx: TxScope, registrationId: string, ticketId: string): Promise<boolean> {
  if (!(await endOne(tx, ticketId, 'replaced'))) return false;
  await issueTickets(tx, [registrationId]);
  return true;
}

/** Ends one active ticket for good; false when it is active no longer. */
export const revokeTicket = (tx: TxScope, ticketId: string): Promise<boolean> =>
  endOne(tx, ticketId, 'revoked');

async function endOne(tx: TxScope, ticketId: string, status: 'revoked' | 'replaced'): Promise<boolean> {
  const ended = await tx.db
    .update(ticket)
    .set({ status, endedAt: tx.now })
    .where(and(eq(ticket.id, ticketId), eq(ticket.status, 'active')))
    .returning({ id: ticket.id });
  return ended.length > 0;
}

/** Stops the active tickets of registrations until `issueTickets` makes the same ones count again. */
export async function suspendTickets(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(ticket)
    .set({ status: 'suspended', endedAt: tx.now })
    .where(and(inArray(ticket.registrationId, registrationIds), eq(ticket.status, 'active')));
}

/** Makes tickets suspended again that a decision had made active or ended: only for who undoes it. */
export async function resuspendTickets(tx: TxScope, ticketIds: string[]): Promise<void> {
  if (ticketIds.length === 0) return;
  await tx.db
    .update(ticket)
    .set({ status: 'suspended', endedAt: tx.now })
    .where(inArray(ticket.id, ticketIds));
}

/** Makes devices ask again about whose tickets these are: where what they know of a person was taken away. */
export async function noteTickets(tx: TxScope, registrationIds: string[]): Promise<void> {
  await tx.db
    .update(ticket)
    .set({ endedAt: sql`${ticket.endedAt}` })
    .where(inArray(ticket.registrationId, registrationIds));
}
