import { desc, eq } from 'drizzle-orm';
import { badgePrint, type RegistrationState } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { ticketOf } from '@/lib/ticket/queries';
import { badgeState } from './rules';

/** Whether a badge with the code of this ticket exists. */
export const isPrinted = async ({ db }: Pick<Scope, 'db'>, ticketId: string): Promise<boolean> =>
  (await db.$count(badgePrint, eq(badgePrint.ticketId, ticketId))) > 0;

/** How far the badge of a registration has come, its prints, newest first, and the ticket that it bears; no code. */
export async function badgeOf(scope: Pick<Scope, 'db'>, of: { id: string; state: RegistrationState }) {
  const [ticket, prints] = await Promise.all([
    ticketOf(scope, of.id),
    scope.db
      .select({
        at: badgePrint.printedAt,
        format: badgePrint.format,
        ticketId: badgePrint.ticketId,
        collectedAt: badgePrint.collectedAt,
      })
      .from(badgePrint)
      .where(eq(badgePrint.registrationId, of.id))
      .orderBy(desc(badgePrint.printedAt), desc(badgePrint.id)),
  ]);
  const out = prints.find(({ ticketId }) => ticketId === ticket?.id);
  return {
    ...badgeState(of.state, ticket?.status, out !== undefined, out?.collectedAt != null),
    prints,
    collectedAt: out?.collectedAt ?? undefined,
    ticket: ticket && { id: ticket.id, status: ticket.status },
  };
}
export type Badge = Awaited<ReturnType<typeof badgeOf>>;
