import { eq, inArray, sql } from 'drizzle-orm';
import { edition, hold, type PoolKey, pool, waiting } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { availability, type SeatCount, sizeOf } from './rules';

export type PoolState = {
  key: PoolKey | 'total';
  size: number;
  held: number;
  available: number;
  waiting: number;
};

/** Held seats against the sizes, without a lock: a picture for people, not a ground for decisions. */
export async function seatCount(scope: Pick<Scope, 'db'>, editionId: string): Promise<SeatCount> {
  const rows = await scope.db
    .select({
      capacity: edition.capacitySeats,
      reserve: edition.internationalReserveSeats,
      key: pool.key,
      held: pool.heldSeats,
    })
    .from(edition)
    .innerJoin(pool, eq(pool.editionId, edition.id))
    .where(eq(edition.id, editionId));
  const first = rows[0];
  if (!first) throw new Error('an edition without pools');
  const heldIn = (key: PoolKey) => rows.find((row) => row.key === key)?.held ?? 0;
  return {
    capacity: first.capacity,
    reserve: first.reserve,
    held: { domestic: heldIn('domestic'), international: heldIn('international') },
  };
}

/** The three pools as the public page, the dashboard and the API show them. */
export async function poolStates(scope: Pick<Scope, 'db'>, editionId: string): Promise<PoolState[]> {
  const [count, list] = await Promise.all([seatCount(scope, editionId), waitingCount(scope, editionId)]);
  const available = availability(count);
  const state = (key: PoolKey | 'total', held: number, waitingSeats: number): PoolState => ({
    key,
    size: sizeOf(count, key),
    held,
    available: available[key],
    waiting: waitingSeats,
  });
  return [
    state('total', count.held.domestic + count.held.international, list.domestic + list.international),
    state('international', count.held.international, list.international),
    state('domestic', count.held.domestic, list.domestic),
  ];
}

/** How many wait for each pool. */
export async function waitingCount(
  scope: Pick<Scope, 'db'>,
  editionId: string,
): Promise<Record<PoolKey, number>> {
  const rows = await scope.db
    .select({ pool: waiting.pool, count: sql<number>`count(*)::int` })
    .from(waiting)
    .where(eq(waiting.editionId, editionId))
    .groupBy(waiting.pool);
  const of = (key: PoolKey) => rows.find((row) => row.pool === key)?.count ?? 0;
  return { domestic: of('domestic'), international: of('international') };
}

/** The place in the waiting list, from 1; undefined for who is not on it. */
export const waitingPosition = async (
  scope: Pick<Scope, 'db'>,
  registrationId: string,
): Promise<number | undefined> => (await waitingPositions(scope, [registrationId])).get(registrationId);

/** The places in the waiting list of all who are on it, from 1 in each pool. */
export async function waitingPositions(
  scope: Pick<Scope, 'db'>,
  registrationIds: string[],
): Promise<Map<string, number>> {
  if (registrationIds.length === 0) return new Map();
  const position = sql<number>`(row_number() OVER (
    PARTITION BY ${waiting.editionId}, ${waiting.pool} ORDER BY ${waiting.priority} DESC, ${waiting.place}))::int`;
  const ranked = scope.db
    .select({ id: waiting.registrationId, position: position.as('position') })
    .from(waiting)
    .as('ranked');
  const rows = await scope.db.select().from(ranked).where(inArray(ranked.id, registrationIds));
  return new Map(rows.map(({ id, position }) => [id, position]));
}

/** The seat that is held for a registration, if any. */
export async function holdOf(scope: Pick<Scope, 'db'>, registrationId: string) {
  const [held] = await scope.db
    .select({ pool: hold.pool, heldAt: hold.heldAt })
    .from(hold)
    .where(eq(hold.registrationId, registrationId));
  return held;
}

/** Both ways of counting held seats, for `verify`: the counters and the holds behind them. */
export async function recount(
  scope: Scope,
  editionId: string,
): Promise<{ key: PoolKey; counted: number; holds: number }[]> {
  const rows = await scope.db.execute<{ key: PoolKey; counted: number; holds: number }>(sql`
    SELECT pool.key, pool.held_seats AS counted,
           (SELECT count(*)::int FROM hold WHERE hold.edition_id = pool.edition_id AND hold.pool = pool.key) AS holds
    FROM pool WHERE pool.edition_id = ${editionId} ORDER BY pool.key`);
  return rows.rows;
}
