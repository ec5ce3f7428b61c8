import { and, inArray, isNull } from 'drizzle-orm';
import { informationRequest, type Prior, type TicketStatus, ticket } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { placesOf } from '@/lib/pool/returning';
import type { Registration } from '@/lib/registration/intake';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** What registrations under lock are now, so that a decision on them can be taken back; by id. */
export async function priorOf(tx: TxScope, registrations: Registration[]): Promise<Map<string, Prior>> {
  const ids = registrations.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { holds, waiters } = await placesOf(tx, ids);
  const { tickets, suspended, requests } = await openOf(tx, ids);
  return new Map(
    registrations.map((one): [string, Prior] => {
      const waiter = waiters.get(one.id);
      return [
        one.id,
        {
          stateChangedAt: one.stateChangedAt.toISOString(),
          heldAt: holds.get(one.id)?.heldAt.toISOString(),
          isSeatKept: holds.get(one.id)?.isKept,
          place: waiter && {
            place: waiter.place,
            priority: waiter.priority,
            since: waiter.since.toISOString(),
            partyId: waiter.partyId,
            approvedAt: iso(waiter.approvedAt),
            approvedBy: waiter.approvedBy,
          },
          ticketId: tickets.get(one.id),
          suspendedId: suspended.get(one.id),
          requestId: requests.get(one.id),
          attendance: {
            askedAt: iso(one.attendanceAskedAt),
            dueAt: iso(one.attendanceDueAt),
            remindedAt: iso(one.attendanceRemindedAt),
            confirmedAt: iso(one.attendanceConfirmedAt),
          },
          confirmEmailBy: iso(one.confirmEmailBy),
          emailRemindedAt: iso(one.emailRemindedAt),
        },
      ];
    }),
  );
}

/** The active or suspended ticket and the open request of each, by the registration. */
export async function openOf(tx: TxScope, ids: string[]) {
  const tickets = await tx.db
    .select({ id: ticket.id, of: ticket.registrationId, status: ticket.status })
    .from(ticket)
    .where(and(inArray(ticket.registrationId, ids), inArray(ticket.status, ['active', 'suspended'])));
  const requests = await tx.db
    .select({ id: informationRequest.id, of: informationRequest.registrationId })
    .from(informationRequest)
    .where(and(inArray(informationRequest.registrationId, ids), isNull(informationRequest.answeredAt)));
  const byOwner = (rows: { id: string; of: string }[]) => new Map(rows.map(({ id, of }) => [of, id]));
  const inStatus = (status: TicketStatus) => byOwner(tickets.filter((one) => one.status === status));
  return {
    tickets: inStatus('active'),
    suspended: inStatus('suspended'),
    requests: byOwner(requests),
  };
}
