import { sql } from 'drizzle-orm';
import { factsAbout } from '@/lib/audit/queries';
import type { Fact } from '@/lib/audit/rules';
import { actorNames } from '@/lib/auth/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { capacitySubject, type Edition, reserveSubject, wallTime } from '@/lib/edition/rules';
import { poolSubject } from '@/lib/pool/caps';
import type { PoolState } from '@/lib/pool/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { type DayMove, type Days, heldByDay, type Resize, sizesByDay } from './days';
import { type PoolRow, poolsAtDesk } from './pools';

export type PoolHistory = {
  pool: PoolRow;
  /** Who changed which size, when, from what to what and why; newest first. */
  changes: { fact: Fact; of: 'capacity' | 'reserve' | 'cap' }[];
  actors: ReadonlyMap<string, string>;
  days: Days;
};

/** How one pool came to stand as it does: its sizes, and the seats that registrations held at the end of each day. */
export async function poolHistory(
  scope: Scope,
  key: PoolState['key'],
): Promise<Result<PoolHistory, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const pools = await poolsAtDesk(scope);
  if (!pools.ok) return pools;
  const pool = pools.value.rows.find((row) => row.key === key);
  if (!pool) return refuse('NOT_FOUND');
  const changes = await changesOf(scope, edition, key);
  const moves = await movesOf(scope, edition, key);
  const modes = (await factsAbout(scope, `edition:${edition.id}`)).filter(
    ({ after }) => after?.seatsHeldFrom,
  );
  const held = heldByDay(wallTime(scope.now, edition.timeZone).slice(0, 10), moves, modes, edition);
  const sizes = sizesByDay(
    held.map(({ day }) => day),
    changes.map(({ fact, of }): Resize => ({ ...fact, of })),
    edition,
    { key, size: pool.size },
  );
  return ok({
    pool,
    changes: changes.toReversed(),
    actors: await actorNames(
      scope,
      changes.map(({ fact }) => fact.actor),
    ),
    days: held.map((one, at) => ({ ...one, size: sizes[at] ?? null })),
  });
}

/** The domestic pool is what capacity and reserve leave: it has no size, and so no history, of its own. */
async function changesOf(
  scope: Scope,
  { id }: Edition,
  key: PoolState['key'],
): Promise<PoolHistory['changes']> {
  const about = async (subject: string, of: PoolHistory['changes'][number]['of']) =>
    (await factsAbout(scope, subject))
      .filter(({ action }) => action === 'pool.resized')
      .map((fact) => ({ fact, of }));
  if (key === 'total') return about(capacitySubject(id), 'capacity');
  if (key === 'international') return about(reserveSubject(id), 'reserve');
  if (key !== 'domestic') return about(poolSubject(id, key), 'cap');
  const both = [
    ...(await about(capacitySubject(id), 'capacity')),
    ...(await about(reserveSubject(id), 'reserve')),
  ];
  return both.toSorted((one, other) => one.fact.at.getTime() - other.fact.at.getTime());
}

/** Changes of state per day on the forum's calendar, as the pool counts its people today. */
async function movesOf(scope: Scope, edition: Edition, key: PoolState['key']): Promise<DayMove[]> {
  const name = key.slice(key.indexOf(':') + 1);
  const mine =
    key === 'total'
      ? sql`true`
      : key === 'domestic' || key === 'international'
        ? sql`registration.is_international = ${key === 'international'}`
        : key.startsWith('category:')
          ? sql`registration.category = ${name}`
          : sql`registration.delegation_id = ${name}::uuid`;
  const { rows } = await scope.db.execute<DayMove>(sql`
    SELECT to_char(fact.at AT TIME ZONE ${edition.timeZone}, 'YYYY-MM-DD') AS day,
      fact.before ->> 'state' AS "from", fact.after ->> 'state' AS "to", count(*)::int AS people
    FROM registration JOIN audit_fact AS fact ON fact.subject = 'registration:' || registration.id
    WHERE registration.edition_id = ${edition.id} AND ${mine} AND fact.after ->> 'state' IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 1`);
  return rows;
}
