import { and, inArray, type SQL, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { has, type Right, reachOf } from '@/lib/core/rights';

/** Which rows of `registration` somebody may read: `mayRead` as a condition, for lists, searches and counts. */
export const withinReach = (actor: Actor): SQL | undefined => inReach(actor, 'readRegistrations');

function inReach(actor: Actor, right: Right): SQL | undefined {
  const { categories = [], countries = [] } = reachOf(actor, right) ?? {};
  return and(
    categories.length > 0 ? inArray(registration.category, [...categories]) : undefined,
    countries.length > 0 ? inArray(registration.countryRepresented, [...countries]) : undefined,
  );
}

/** A column of contact data: null where somebody does not see it. */
export function contact(actor: Actor, column: typeof registration.email): SQL<string | null> {
  if (!has(actor, 'readContacts')) return sql`NULL::text`;
  return sql`CASE WHEN ${inReach(actor, 'readContacts') ?? sql`true`} THEN ${column} END`;
}
