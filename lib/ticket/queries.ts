import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { ticket } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import type { Scope } from '@/lib/core/scope';
import { ticketContext } from './commands';

/** The order of one person's tickets: the one that counts or will count again, then the newest, whatever a clock said. */
export const countingFirst = [
  desc(inArray(ticket.status, ['active', 'suspended'])),
  desc(ticket.issuedAt),
  desc(ticket.id),
];

/** The ticket of a registration that counts, else its newest, with its code in clear: for its owner and for whom the policy lets read it. */
export async function ticketOf(scope: Pick<Scope, 'db'>, registrationId: string) {
  const [found] = await scope.db
    .select()
    .from(ticket)
    // A code that was destroyed is none.
    .where(and(eq(ticket.registrationId, registrationId), sql`length(${ticket.sealedCode}) > 0`))
    .orderBy(...countingFirst)
    .limit(1);
  if (!found) return undefined;
  const { id, status, issuedAt, endedAt, sealedCode } = found;
  return { id, status, issuedAt, endedAt, code: unseal(sealedCode, ticketContext(id)) };
}

/** Whether a registration's ticket is stopped until somebody has looked at it again. */
export async function isSuspended(scope: Pick<Scope, 'db'>, registrationId: string): Promise<boolean> {
  const mine = and(eq(ticket.registrationId, registrationId), eq(ticket.status, 'suspended'));
  return (await scope.db.$count(ticket, mine)) > 0;
}

export type Ticket = NonNullable<Awaited<ReturnType<typeof ticketOf>>>;
