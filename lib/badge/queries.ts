import { desc, eq, sql } from 'drizzle-orm';
import {
  badgePrint,
  PARTS,
  type Part,
  type RegistrationState,
  registration,
  type TicketStatus,
} from '@/db/schema';
import { blockingOf } from '@/lib/completion/lacking';
import type { Scope } from '@/lib/core/scope';
import { ticketOf } from '@/lib/ticket/queries';
import { type BadgeState, badgeState, type Missing } from './rules';

/** Whether a badge with the code of this ticket exists. */
export const isPrinted = async ({ db }: Pick<Scope, 'db'>, ticketId: string): Promise<boolean> =>
  (await db.$count(badgePrint, eq(badgePrint.ticketId, ticketId))) > 0;

/** How far the badge of a registration has come, its prints, newest first, and the ticket that it bears; no code. */
export async function badgeOf(scope: Pick<Scope, 'db'>, of: { id: string; state: RegistrationState }) {
  const [ticket, blocking, prints] = await Promise.all([
    ticketOf(scope, of.id),
    blockingOf(scope, [of.id]),
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
    ...badgeState(of.state, ticket?.status, out !== undefined, out?.collectedAt != null, blocking.get(of.id)),
    prints,
    collectedAt: out?.collectedAt ?? undefined,
    ticket: ticket && { id: ticket.id, status: ticket.status },
  };
}
export type Badge = Awaited<ReturnType<typeof badgeOf>>;

/** How far somebody's badge has come, and the ticket that it would bear. */
export type Standing = BadgeState & {
  registrationId: string;
  reference: string;
  ticketId: string | null;
};

/** How far the badges of people have come, by their Latin names, as they are handed out. */
export async function standingOf(
  scope: Pick<Scope, 'db'>,
  registrationIds: readonly string[],
): Promise<Standing[]> {
  const blocking = await blockingOf(scope, registrationIds);
  const { rows } = await scope.db.execute<{
    id: string;
    reference: string;
    state: RegistrationState;
    ticketId: string | null;
    status: TicketStatus | null;
    isPrinted: boolean;
  }>(sql`
    SELECT registration.id, reference, state, newest.id AS "ticketId", status,
      EXISTS (SELECT 1 FROM badge_print WHERE ticket_id = newest.id) AS "isPrinted"
    FROM ${registration} LEFT JOIN LATERAL (
      SELECT id, status FROM ticket WHERE registration_id = registration.id
      ORDER BY status IN ('active', 'suspended') DESC, issued_at DESC, id DESC LIMIT 1) AS newest ON true
    WHERE registration.id = ANY(${sql.param([...registrationIds])}::uuid[])
    ORDER BY lower(coalesce(surname_latin, given_latin)), lower(given_latin), registration.id`);
  return rows.map(({ id, reference, state, ticketId, status, isPrinted }) => ({
    ...badgeState(state, status ?? undefined, isPrinted, false, blocking.get(id)),
    registrationId: id,
    reference,
    ticketId,
  }));
}

/** How far the badges of many have come, and how many of them a batch prints. */
export type Readiness = {
  ready: number;
  printed: number;
  missing: Record<Missing, number>;
  revoked: number;
};

export function readinessOf(states: readonly BadgeState[]): Readiness {
  const count = (wanted: (state: BadgeState) => boolean) => states.filter(wanted).length;
  return {
    ready: count(({ state }) => state === 'ready'),
    printed: count(({ state }) => state === 'printed'),
    revoked: count(({ state }) => state === 'revoked'),
    missing: {
      // Who is not approved has no ticket either: counted once, by what comes first.
      approval: count((one) => one.state === 'missing' && one.missing[0] === 'approval'),
      ticket: count((one) => one.state === 'missing' && one.missing[0] === 'ticket'),
      // Somebody may lack several of these.
      ...(Object.fromEntries(
        PARTS.map((part) => [part, count((one) => one.state === 'missing' && one.missing.includes(part))]),
      ) as Record<Part, number>),
    },
  };
}
