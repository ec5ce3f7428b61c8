import { and, asc, eq, inArray } from 'drizzle-orm';
import { type badgeBatch, type badgeBatchItem, badgePrint, registration, ticket } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import type { TxScope } from '@/lib/core/scope';
import { replaceTicket, ticketContext } from '@/lib/ticket/commands';
import { recordTicket } from './commands';
import type { Bearer } from './face';
import type { Print } from './printing';
import { PRINTED, type ReprintReason } from './rules';

export type BadgeBatch = typeof badgeBatch.$inferSelect;
export type BadgeItem = typeof badgeBatchItem.$inferSelect;

export type Settled = {
  /** What each came to, by the registration. */
  outcomes: Map<string, string>;
  prints: Print[];
  codes: Bearer[];
};

/**
 * Decides for each of a part, under the lock of its registration, by the rules of the single print: a badge is printed as long
 * as its ticket counts and is the one that was seen; who has one gets another code, where there is a reason.
 */
export async function settle(tx: TxScope, batch: BadgeBatch, items: readonly BadgeItem[]): Promise<Settled> {
  const settled: Settled = { outcomes: new Map(), prints: [], codes: [] };
  if (items.length === 0) return settled;
  const ids = items.map(({ registrationId }) => registrationId);
  // In the order of their keys, so that two batches never wait for each other in a circle.
  const locked = await tx.db
    .select({ id: registration.id, state: registration.state })
    .from(registration)
    .where(inArray(registration.id, ids))
    .orderBy(asc(registration.id))
    .for('no key update');
  const states = new Map(locked.map(({ id, state }) => [id, state]));
  const tickets = await activeTickets(tx, ids);
  const printed = await printedAmong(
    tx,
    items.map(({ ticketId }) => ticketId),
  );
  const again: BadgeItem[] = [];
  for (const item of items) {
    const { registrationId, ticketId } = item;
    const found = tickets.get(registrationId);
    const refusal =
      states.get(registrationId) !== 'approved'
        ? 'NOT_APPROVED'
        : found?.id !== ticketId || found.sealedCode.length === 0
          ? 'TICKET_CHANGED'
          : printed.has(ticketId) && !batch.reason
            ? 'REASON_NEEDED'
            : undefined;
    settled.outcomes.set(registrationId, refusal ?? PRINTED);
    if (refusal) continue;
    if (printed.has(ticketId)) again.push(item);
  }
  const fresh = await renew(tx, batch.reason as ReprintReason, again);
  for (const { registrationId } of items) {
    if (settled.outcomes.get(registrationId) !== PRINTED) continue;
    const now = fresh.get(registrationId) ?? tickets.get(registrationId);
    if (!now) throw new Error('a badge without a ticket');
    const reason = fresh.has(registrationId) ? (batch.reason as ReprintReason) : undefined;
    settled.prints.push({ registrationId, ticketId: now.id, reason });
    settled.codes.push({ registrationId, code: unseal(now.sealedCode, ticketContext(now.id)) });
  }
  return settled;
}

/** Puts new tickets in the place of those whose badges are printed again. */
async function renew(tx: TxScope, reason: ReprintReason, items: readonly BadgeItem[]) {
  for (const { registrationId, ticketId } of items) {
    if (!(await replaceTicket(tx, registrationId, ticketId))) throw new Error('a locked ticket has changed');
    await recordTicket(tx, registrationId, 'reissue', { id: ticketId, status: 'active' }, { reason });
  }
  return activeTickets(
    tx,
    items.map(({ registrationId }) => registrationId),
  );
}

async function activeTickets({ db }: TxScope, ids: string[]) {
  if (ids.length === 0) return new Map<string, typeof ticket.$inferSelect>();
  const rows = await db
    .select()
    .from(ticket)
    .where(and(inArray(ticket.registrationId, ids), eq(ticket.status, 'active')));
  return new Map(rows.map((row) => [row.registrationId, row]));
}

async function printedAmong({ db }: TxScope, ticketIds: string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .select({ id: badgePrint.ticketId })
    .from(badgePrint)
    .where(inArray(badgePrint.ticketId, ticketIds));
  return new Set(rows.map(({ id }) => id));
}
