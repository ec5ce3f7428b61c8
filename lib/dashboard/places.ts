import { sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { CITY, matching } from './filter';
import type { RegistrationFilter } from './input';
import { countFoundBy } from './sought';
import { countEachBy, sourceOf } from './source';

/** Registrations per country represented, most first: the list that the tile of countries counts. */
export async function countriesOf(
  scope: Scope,
  filter: RegistrationFilter = {},
): Promise<Result<CountryCount[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const column = sql`${registration.countryRepresented}`;
  const rows = await countEachBy(scope, edition.id, column, { registrations: filter });
  return ok(
    rows
      .map(({ by, registrations }) => ({ country: by, registrations }))
      .sort(
        (one, other) => other.registrations - one.registrations || (one.country < other.country ? -1 : 1),
      ),
  );
}
export type CountryCount = { country: string; registrations: number };

export type CountedChoice = { value: string; count?: number };
const CHOSEN_BY = { country: registration.countryRepresented, category: registration.category };

/**
 * The countries or categories that a list can be narrowed to, with their numbers, whichever of them it is narrowed to now;
 * without numbers where a search has found more than are counted.
 */
export async function choicesOf(
  scope: Scope,
  key: keyof typeof CHOSEN_BY,
  narrowed: RegistrationFilter,
): Promise<CountedChoice[]> {
  if (!mayReadRegistrations(scope.actor)) return [];
  const edition = await currentEdition(scope);
  const filter = { ...narrowed, [key]: undefined };
  const column = CHOSEN_BY[key];
  if (filter.q) {
    const found = await countFoundBy(scope, column, matching(scope, edition.id, filter));
    if (found) return Object.entries(found).map(([value, count]) => ({ value, count }));
  }
  const rows = await countEachBy(scope, edition.id, sql`${column}`, { count: filter.q ? {} : filter });
  return rows.map(({ by, count }) => (filter.q ? { value: by } : { value: by, count }));
}

/** Registrations per city or region as people wrote it, most first: the list that the tile of cities counts. */
export async function citiesOf(
  scope: Scope,
  filter: RegistrationFilter = {},
  most?: number,
): Promise<Result<CityCount[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const { from, people, as } = sourceOf(scope, filter, 'cities');
  // Once for each way of writing it, of which the ones that nobody writes any more are not shown.
  const { rows } = await scope.db.execute<CityCount>(sql`
    SELECT min(written) AS city, country, sum(people)::int AS registrations FROM (
      SELECT btrim(${registration.territory}) AS written, ${CITY} AS city,
        ${registration.countryRepresented} AS country, ${people} AS people
      FROM ${from} WHERE ${matching(scope, edition.id, filter, as)} AND ${CITY} IS NOT NULL
      GROUP BY 1, 2, 3 HAVING ${people} > 0
    ) AS spelled GROUP BY country, city ORDER BY 3 DESC, 2, city LIMIT ${most ?? null}`);
  return ok(rows);
}
export type CityCount = { city: string; country: string; registrations: number };
