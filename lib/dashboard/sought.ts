import { type AnyColumn, and, count, not, type SQL, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { fitsFor } from '@/lib/registration/search';
import { inOrder, type Stretch, stretchOf } from './in-order';
import type { Order } from './order';

/** From how many on a search does not say how many it has found: who searches for one person types another letter. */
export const MOST_FOUND = 300;

/**
 * The ids of all whom a search has found; undefined for more than `MOST_FOUND`. No word is so common that half a million
 * people are counted for it: counting stops there.
 */
export async function allFound({ db }: Pick<Scope, 'db'>, where: SQL | undefined) {
  const rows = await db
    .select({ id: registration.id })
    .from(registration)
    .where(where)
    .limit(MOST_FOUND + 1);
  return rows.length > MOST_FOUND ? undefined : rows.map(({ id }) => id);
}

/** How many a search has found of each value of a column; undefined for more than `MOST_FOUND` in all. */
export async function countFoundBy<V extends string>(
  { db }: Pick<Scope, 'db'>,
  column: AnyColumn<{ data: V }>,
  where: SQL | undefined,
): Promise<Partial<Record<V, number>> | undefined> {
  const found = db
    .select({ by: sql<V>`${column}`.as('by') })
    .from(registration)
    .where(where);
  const few = found.limit(MOST_FOUND + 1).as('few');
  const rows = await db.select({ by: few.by, people: count() }).from(few).groupBy(few.by);
  const all = rows.reduce((sum, { people }) => sum + people, 0);
  if (all > MOST_FOUND) return undefined;
  return Object.fromEntries(rows.map(({ by, people }) => [by, people])) as Partial<Record<V, number>>;
}

/** What a list is narrowed to, and the same without what is searched for. */
type Narrowed = { where: SQL | undefined; others: SQL | undefined };

/**
 * The ids of all who stand on one stretch of a list of whom a search has found, as `inOrder` has them. When there are few
 * (`all`), they are sorted. Of many, each order finds the first in an index; the best match looks for whoever fits best, and
 * then for who fits less.
 */
export async function foundInOrder(
  { db }: Pick<Scope, 'db'>,
  order: Order,
  { where, others }: Narrowed,
  stretch: Stretch,
  all: string[] | undefined,
): Promise<SQL> {
  if (all) return stretchOf(order, among(all), stretch);
  if (order.sort !== 'match') return inOrder(order, where, stretch);
  const { from, limit } = stretch;
  const { actor, q = '' } = order.asked;
  const fits = fitsFor(actor, q);
  const first = Number(from?.[0] ?? 0);
  const found: string[] = [];
  for (let place = first; place <= fits.length && found.length < limit; place++) {
    // Who fits is found: asked for both, the planner would take them for few and read them all.
    const its = fits[place] ? and(others, fits[place]) : where;
    const after = place === first ? laterThan(from) : undefined;
    const alike = and(its, ...fits.slice(0, place).map(not), after);
    found.push(...(await firstAlike({ db }, alike, limit - found.length)));
  }
  return sql`(SELECT unnest(${sql.param(found)}::uuid[]))`;
}

/**
 * The first in time of those who are alike. How many they are is not foretold well for what somebody typed, and going
 * through everybody in order to find three is as slow as sorting thousands: so few are found before they are sorted.
 */
async function firstAlike({ db }: Pick<Scope, 'db'>, alike: SQL | undefined, limit: number) {
  const few = await allFound({ db }, alike);
  const where = few ? among(few) : alike;
  const { rows } = await db.execute<{ id: string }>(sql`SELECT ${registration.id} FROM ${registration}
    WHERE ${where} ORDER BY ${registration.submittedAt}, ${registration.id} LIMIT ${limit}`);
  return rows.map(({ id }) => id);
}

const among = (ids: readonly string[]): SQL => sql`${registration.id} = ANY (${sql.param(ids)}::uuid[])`;

/** Whoever fits alike stands in the order of time. */
function laterThan(from: readonly string[] | undefined): SQL | undefined {
  if (!from) return undefined;
  const [, submittedAt, id] = from;
  return sql`(${registration.submittedAt}, ${registration.id}) > (${submittedAt}::timestamptz, ${id}::uuid)`;
}
