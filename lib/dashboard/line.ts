import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { type BasePool, type CapKey, delegation, registration, waiting } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { LINE_ORDER, nextInLine } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { availability, type SeatCount } from '@/lib/pool/rules';
import { withinReach } from '@/lib/registration/reach';
import { type Line, type Obstacle, obstacleOf } from '@/lib/waitlist/rules';

/** How many are shown on one page of the list. */
export const LINE_PAGE = 100;

const shown = {
  registrationId: waiting.registrationId,
  reference: registration.reference,
  givenLatin: registration.givenLatin,
  surnameLatin: registration.surnameLatin,
  nameNative: registration.nameNative,
  category: registration.category,
  countryRepresented: registration.countryRepresented,
  organisation: registration.organisation,
  emailConfirmedAt: registration.emailConfirmedAt,
  delegation: delegation.name,
  pool: waiting.pool,
  caps: waiting.caps,
  since: waiting.since,
  priority: waiting.priority,
  partyId: waiting.partyId,
  approvedAt: waiting.approvedAt,
  approvedBy: waiting.approvedBy,
};

const waiters = (scope: Scope) =>
  scope.db
    .select(shown)
    .from(waiting)
    .innerJoin(registration, eq(registration.id, waiting.registrationId))
    .leftJoin(delegation, eq(delegation.id, registration.delegationId));
type Shown = Awaited<ReturnType<typeof waiters>>[number];

/** Who waits, as the desk shows it: with the place, the size of the party, and what stands in the way. */
export type Waiter = Shown & { place: number; partySize: number; obstacle: Obstacle | undefined };

/**
 * One page of a pool's list, in the order in which seats are given; pages are numbered from 1. Who may read a part of the
 * registrations is shown that part, each with its place in the whole line.
 */
export async function linePage(
  scope: Scope,
  edition: Edition,
  pool: BasePool,
  page: number,
): Promise<Waiter[]> {
  const before = (page - 1) * LINE_PAGE;
  const inPool = and(eq(waiting.editionId, edition.id), eq(waiting.pool, pool));
  const reach = withinReach(scope.actor);
  const rows = await waiters(scope)
    .where(and(inPool, reach))
    .orderBy(...LINE_ORDER)
    .limit(LINE_PAGE)
    .offset(before);
  const places = reach && (await placesOf(scope, inPool));
  const line = await lineOf(scope, edition, rows);
  // Seats that are kept for a party are said to be so to as many as would have them otherwise, not to the whole list.
  let kept = page === 1 ? availability(line.count)[pool] : 0;
  return rows.map((row, position) => {
    const obstacle = obstacleOf(row, line);
    const isTold = obstacle?.kind !== 'kept' || kept-- > 0;
    return {
      ...row,
      place: places?.get(row.registrationId) ?? before + position + 1,
      partySize: (row.partyId && line.parties.get(row.partyId)?.length) || 1,
      obstacle: isTold ? obstacle : undefined,
    };
  });
}

/** The place of everybody in a line. */
async function placesOf(scope: Scope, inPool: SQL | undefined): Promise<Map<string, number>> {
  const line = await scope.db
    .select({ id: waiting.registrationId })
    .from(waiting)
    .where(inPool)
    .orderBy(...LINE_ORDER);
  return new Map(line.map(({ id }, position) => [id, position + 1]));
}

/** One who waits, without the place, and the others of the party, foremost first. */
export async function waiterOf(scope: Scope, registrationId: string) {
  const [found] = await waiters(scope).where(eq(waiting.registrationId, registrationId));
  if (!found) return undefined;
  const party = found.partyId
    ? await waiters(scope)
        .where(eq(waiting.partyId, found.partyId))
        .orderBy(...LINE_ORDER)
    : [];
  return { waiter: found, party };
}

/** What obstacles are judged by, for these rows. */
export async function lineOf(scope: Scope, edition: Edition, rows: readonly Shown[]): Promise<Line> {
  const ids = [...new Set(rows.flatMap(({ partyId }) => partyId ?? []))];
  const { count } = await seatCount(scope, edition.id);
  const [{ next }, members] = await Promise.all([
    nextInLine(scope, edition.id, count),
    ids.length > 0 ? scope.db.select().from(waiting).where(inArray(waiting.partyId, ids)) : [],
  ]);
  return {
    count,
    next: new Set(next.map(({ registrationId }) => registrationId)),
    parties: Map.groupBy(members, ({ partyId }) => partyId ?? ''),
  };
}

/** The names of the delegations that caps belong to, by the key of the cap. */
export async function capNames(scope: Scope, { caps }: SeatCount): Promise<Map<CapKey, DelegationName>> {
  const keys = [...caps.keys()].filter((key) => key.startsWith('delegation:'));
  if (keys.length === 0) return new Map();
  const found = await scope.db
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation)
    .where(
      inArray(
        delegation.id,
        keys.map((key) => key.slice('delegation:'.length)),
      ),
    );
  return new Map(found.map(({ id, name }) => [`delegation:${id}` as const, name]));
}
export type DelegationName = (typeof delegation.$inferSelect)['name'];
