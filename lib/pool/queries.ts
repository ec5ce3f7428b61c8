import { eq, type SQL, sql } from 'drizzle-orm';
import { type BasePool, type CapKey, edition, hold, type PoolKey, pool } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { availability, type Fullness, fullnessIn, type SeatCount, sizeOf, wishOf } from './rules';

type Reader = Pick<Scope, 'db'>;

export type PoolState = {
  key: BasePool | 'total' | CapKey;
  size: number;
  held: number;
  available: number;
  waiting: number;
};

/** Held seats and waiting people, without a lock: a picture for people, not a ground for decisions. */
export async function seatCount(
  scope: Reader,
  editionId: string | SQL,
): Promise<{ count: SeatCount; waiting: Map<PoolKey, number> }> {
  const rows = await scope.db
    .select({
      capacity: edition.capacitySeats,
      reserve: edition.internationalReserveSeats,
      key: pool.key,
      size: pool.sizeSeats,
      held: pool.heldSeats,
      waiting: pool.waitingPeople,
    })
    .from(edition)
    .innerJoin(pool, eq(pool.editionId, edition.id))
    .where(eq(edition.id, editionId));
  const first = rows[0];
  if (!first) throw new Error('an edition without pools');
  const heldIn = (key: BasePool) => rows.find((row) => row.key === key)?.held ?? 0;
  const caps = rows.flatMap(({ key, size, held }) =>
    size === null ? [] : [[key as CapKey, { size, held }] as const],
  );
  return {
    count: {
      capacity: first.capacity,
      reserve: first.reserve,
      held: { domestic: heldIn('domestic'), international: heldIn('international') },
      caps: new Map(caps),
    },
    waiting: new Map(rows.map((row) => [row.key, row.waiting])),
  };
}

/** The pools as every page, list and answer shows them: the three of the edition, then the caps. */
export async function poolStates(scope: Reader, editionId: string): Promise<PoolState[]> {
  const { count, waiting: people } = await seatCount(scope, editionId);
  return statesOf(count, people);
}

/** The same of a count that is only thought of, such as that after a change of sizes. */
export function statesOf(count: SeatCount, people: ReadonlyMap<PoolKey, number>): PoolState[] {
  const available = availability(count);
  const { domestic, international } = count.held;
  const waitingIn = (key: PoolKey) => people.get(key) ?? 0;
  const base = (key: BasePool | 'total', held: number, waitingSeats: number): PoolState => ({
    key,
    size: sizeOf(count, key),
    held,
    available: available[key],
    waiting: waitingSeats,
  });
  const caps = [...count.caps].map(([key, { size, held }]) => ({
    key,
    size,
    held,
    available: Math.max(0, size - held),
    waiting: waitingIn(key),
  }));
  return [
    base('total', domestic + international, waitingIn('domestic') + waitingIn('international')),
    base('international', international, waitingIn('international')),
    base('domestic', domestic, waitingIn('domestic')),
    ...caps.sort((one, other) => one.key.localeCompare(other.key)),
  ];
}

/** What is held and who waits under a cap, whether or not it is set today. */
export async function standingUnder(
  scope: Reader,
  editionId: string,
  key: CapKey,
): Promise<{ held: number; waiting: number }> {
  const { rows } = await scope.db.execute<{ held: number; waiting: number }>(sql`
    SELECT (SELECT count(*) FROM hold WHERE edition_id = ${editionId} AND ${key} = ANY (caps))::int
        + (SELECT coalesce(sum(reserved_seats), 0) FROM invitation WHERE edition_id = ${editionId}
            AND ${key} IN ('category:' || category, 'delegation:' || delegation_id))::int AS held,
      (SELECT count(*) FROM waiting WHERE edition_id = ${editionId} AND ${key} = ANY (caps))::int AS waiting`);
  return rows[0] ?? { held: 0, waiting: 0 };
}

/** The seats that invitation codes keep for their bearers, per pool; they are part of what is held. */
export async function reservedSeats(
  scope: Reader,
  editionId: string,
): Promise<Map<PoolState['key'], number>> {
  const { rows } = await scope.db.execute<{ key: PoolState['key']; seats: number }>(sql`
    SELECT key, sum(reserved_seats)::int AS seats FROM invitation, unnest(
      ARRAY['total', pool, 'category:' || category, 'delegation:' || delegation_id]) AS key
    WHERE edition_id = ${editionId} AND reserved_seats > 0 AND key IS NOT NULL GROUP BY key`);
  return new Map(rows.map(({ key, seats }) => [key, seats]));
}

/** The seat that is held for a registration, if any. */
export async function holdOf(scope: Reader, registrationId: string) {
  const [held] = await scope.db
    .select({ pool: hold.pool, heldAt: hold.heldAt })
    .from(hold)
    .where(eq(hold.registrationId, registrationId));
  return held;
}

export type Recount = {
  key: PoolKey;
  counted: number;
  holds: number;
  reserved: number;
  waitingCounted: number;
  waiters: number;
};
/** Every way of counting a pool, for `verify`: its counters, and the holds, reserved seats and waiting people behind them. */
export async function recount(scope: Scope, editionId: string): Promise<Recount[]> {
  const { rows } = await scope.db.execute<Recount>(sql`
    SELECT pool.key, pool.held_seats AS counted, pool.waiting_people AS "waitingCounted",
      (SELECT count(*)::int FROM hold
        WHERE hold.edition_id = pool.edition_id AND (hold.pool = pool.key OR pool.key = ANY (hold.caps))) AS holds,
      (SELECT count(*)::int FROM waiting
        WHERE waiting.edition_id = pool.edition_id AND (waiting.pool = pool.key OR pool.key = ANY (waiting.caps))) AS waiters,
      (SELECT coalesce(sum(reserved_seats), 0)::int FROM invitation
        WHERE invitation.edition_id = pool.edition_id AND pool.key IN (
          invitation.pool, 'category:' || invitation.category, 'delegation:' || invitation.delegation_id)) AS reserved
    FROM pool WHERE pool.edition_id = ${editionId} ORDER BY pool.key`);
  return rows;
}

type Placed = Parameters<typeof wishOf>[0] & { editionId: string };

/** Which limit keeps somebody waiting; the base pool while the list moves. */
export async function fullnessFor(scope: Reader, placed: Placed): Promise<Fullness> {
  const { count } = await seatCount(scope, placed.editionId);
  return fullnessIn(count, wishOf(placed));
}
