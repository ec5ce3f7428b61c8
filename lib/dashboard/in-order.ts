import { and, eq, type SQL, sql } from 'drizzle-orm';
import { REGISTRATION_STATES, type RegistrationState, registration } from '@/db/schema';
import { comesAfter, NOT_URGENT, type Order, OWED, perhapsUrgent, sorted, standing } from './order';
import type { PeopleByState } from './source';

export type Stretch = {
  /** Keys of the place after which it begins; the beginning where there is none. */
  from?: readonly string[];
  limit: number;
  /** How many `where` lets through in each state, where that is known; a state that is not named has nobody. */
  peopleIn?: PeopleByState;
};

/**
 * The ids of all who stand on one stretch of a list in an order, and perhaps of some who come later: whoever reads them sorts
 * them and takes the first `limit`.
 */
export function inOrder(order: Order, where: SQL | undefined, stretch: Stretch): SQL {
  return order.sort === 'queue' ? inQueue(order, where, stretch) : stretchOf(order, where, stretch);
}

/** The first in an order of those whom `where` lets through, after a place. */
export const stretchOf = (order: Order, where: SQL | undefined, { from, limit }: Stretch): SQL =>
  first(and(where, from && comesAfter(order, from)), sorted(order), limit);

const first = (where: SQL | undefined, by: SQL[], limit: number): SQL => sql`
  (SELECT ${registration.id} FROM ${registration} WHERE ${where} ORDER BY ${sql.join(by, sql`, `)} LIMIT ${limit})`;

/**
 * The queue puts few people before many. Sorting all of them to find the first is not needed: the few are found by what makes
 * them urgent, and of the others each state stands in an index by the time of application.
 */
function inQueue(order: Order, where: SQL | undefined, stretch: Stretch): SQL {
  const { from, limit } = stretch;
  const isUrgent = sql`${registration.id} IN (SELECT urgent.id FROM urgent)`;
  const others = statesOn(stretch).map((state) =>
    first(
      and(where, eq(registration.state, state), sql`NOT ${isUrgent}`, later(state, from)),
      [sql`${registration.submittedAt}`, sql`${registration.id}`],
      limit,
    ),
  );
  const parts = [stretchOf(order, and(where, isUrgent), stretch), ...others];
  return sql`(WITH urgent AS MATERIALIZED (
    SELECT ${registration.id} FROM ${registration}
    WHERE ${registration.id} = ANY(ARRAY(${perhapsUrgent(order.asked)})) AND ${standing(order.asked)} IS NOT NULL
  ) ${sql.join(parts, sql` UNION ALL `)})`;
}

/**
 * The states that have anybody on a stretch: without those of which there is nobody, as looking for nobody means going through
 * everybody, and without those that come after the stretch is full.
 */
function statesOn({ from, limit, peopleIn }: Stretch): RegistrationState[] {
  if (!peopleIn) return [...REGISTRATION_STATES];
  const begins = Number(from?.[0] ?? -1);
  const before = (owed: number): number =>
    REGISTRATION_STATES.filter((state) => OWED[state] > begins && OWED[state] < owed).reduce(
      (sum, state) => sum + (peopleIn[state] ?? 0),
      0,
    );
  return REGISTRATION_STATES.filter(
    (state) => (peopleIn[state] ?? 0) > 0 && OWED[state] >= begins && before(OWED[state]) < limit,
  );
}

/** Who of a state, not urgent, comes after a place in the queue; undefined for all of them. */
function later(state: RegistrationState, from: readonly string[] | undefined): SQL | undefined {
  if (!from) return undefined;
  const [owed, urgency, submittedAt, id] = from;
  if (OWED[state] !== Number(owed)) return OWED[state] > Number(owed) ? undefined : sql`false`;
  if (Number(urgency) < NOT_URGENT) return undefined;
  return sql`(${registration.submittedAt}, ${registration.id}) > (${submittedAt}::timestamptz, ${id}::uuid)`;
}
