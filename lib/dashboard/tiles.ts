import { countDistinct, type SQL, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { SEATED } from './days';
import { asItStood, CITY, matching } from './filter';
import type { RegistrationFilter } from './input';

/** The filters behind the tiles of the dashboard that count registrations. */
export const TILES = {
  applications: {},
  approved: { status: 'approved' },
  confirmed: { status: 'approved', attendance: 'confirmed' },
  international: { pool: 'international', seat: 'held' },
  foreignCitizens: { citizens: 'foreign', seat: 'held' },
  undecided: { status: 'submitted' },
  answering: { status: 'needs_info' },
  waiting: { status: 'waitlisted' },
  guests: { status: 'approved', category: 'VIP' },
  government: { status: 'approved', category: 'GOV' },
  speakers: { status: 'approved', category: 'SPK' },
  media: { status: 'approved', category: 'MED' },
  checkedIn: { presence: 'checked_in' },
  inside: { presence: 'inside' },
} as const satisfies Record<string, RegistrationFilter>;
export type TileKey = keyof typeof TILES;

/** The tiles that count places instead of people: what one of them is, and whose. */
export const PLACES = {
  countries: { of: 'country', filter: {} },
  countriesApproved: { of: 'country', filter: { status: 'approved' } },
  cities: { of: 'city', filter: {} },
  citiesApproved: { of: 'city', filter: { status: 'approved' } },
} as const satisfies Record<string, { of: 'country' | 'city'; filter: RegistrationFilter }>;
export type PlaceTile = keyof typeof PLACES;

export type AnyTile = TileKey | PlaceTile;
export const TILE_KEYS = Object.keys(TILES) as TileKey[];
export const PLACE_KEYS = Object.keys(PLACES) as PlaceTile[];

const PLACE: Record<'country' | 'city', SQL> = {
  country: sql`${registration.countryRepresented}`,
  // A city of the same name in another country is another city; a row with NULL in it is not counted.
  city: sql`CASE WHEN ${CITY} IS NOT NULL THEN ${registration.countryRepresented} || ' ' || ${CITY} END`,
};

/** Every tile's number, by the filters of the lists that they open. */
export const tilesNow = async (scope: Scope, editionId: string): Promise<Record<AnyTile, number>> => ({
  ...(await peopleNow(scope, editionId)),
  ...(await placesNow(scope, editionId)),
});

/** The tiles that count people, by one reading of the registrations. */
export const peopleNow = (scope: Scope, editionId: string): Promise<Record<TileKey, number>> =>
  only(
    scope,
    TILE_KEYS.map((key) =>
      named(key, sql`count(*) FILTER (WHERE ${matching(scope.actor, editionId, TILES[key])})`),
    ),
    sql`${registration} WHERE ${registration.editionId} = ${editionId}`,
  );

const placesNow = (scope: Scope, editionId: string): Promise<Record<PlaceTile, number>> =>
  only(
    scope,
    PLACE_KEYS.map((key) =>
      named(
        key,
        sql`${countDistinct(PLACE[PLACES[key].of])} FILTER (WHERE ${matching(scope.actor, editionId, PLACES[key].filter)})`,
      ),
    ),
    sql`${registration} WHERE ${registration.editionId} = ${editionId}`,
  );

/**
 * How much each tile has changed since a moment. Only registrations that something has happened to since are looked at: what
 * a registration was then is what its first fact since says that it changed from. Category and country are today's, as in
 * the history of the pools.
 */
export async function tilesSince(
  scope: Scope,
  edition: Edition,
  since: Date,
): Promise<Record<AnyTile, number>> {
  const was = sql`coalesce(touched.state, ${registration.state})`;
  const then = asItStood(since, was, SEATED[edition.seatsHeldFrom]);
  const before = sql`${registration.submittedAt} < ${since}`;
  const count = (
    filter: RegistrationFilter,
  ) => sql`count(*) FILTER (WHERE ${matching(scope.actor, edition.id, filter)})
    - count(*) FILTER (WHERE ${before} AND ${matching(scope.actor, edition.id, filter, then)})`;
  const people = await only<TileKey>(
    scope,
    TILE_KEYS.map((key) => named(key, count(TILES[key]))),
    sql`${registration} JOIN (${touchedSince(since)}) AS touched ON touched.id = ${registration.id}`,
  );
  const distinct = ({ of, filter }: (typeof PLACES)[PlaceTile]) => sql`
    ${countDistinct(PLACE[of])} FILTER (WHERE ${matching(scope.actor, edition.id, filter)})
    - ${countDistinct(PLACE[of])} FILTER (WHERE ${before} AND ${matching(scope.actor, edition.id, filter, then)})`;
  const places = await only<PlaceTile>(
    scope,
    PLACE_KEYS.map((key) => named(key, distinct(PLACES[key]))),
    sql`${registration} LEFT JOIN (${touchedSince(since)}) AS touched ON touched.id = ${registration.id}
      WHERE ${registration.editionId} = ${edition.id}`,
  );
  return { ...people, ...places };
}

/** Registrations that something has happened to since, each with its state before; NULL where the state is as it was. */
const touchedSince = (since: Date): SQL => sql`
  SELECT id, max(state) AS state FROM (
    SELECT substring(subject FROM 14)::uuid AS id,
      (array_agg(before ->> 'state' ORDER BY at, id) FILTER (WHERE after ->> 'state' IS NOT NULL))[1] AS state
    FROM audit_fact WHERE at >= ${since} AND subject LIKE 'registration:%' GROUP BY subject
    UNION ALL
    SELECT DISTINCT registration_id, NULL FROM scan WHERE scanned_at >= ${since} AND registration_id IS NOT NULL
  ) AS happened GROUP BY id`;

const named = (key: string, value: SQL): SQL => sql`(${value})::int AS ${sql.identifier(key)}`;

async function only<K extends string>(scope: Scope, columns: SQL[], from: SQL): Promise<Record<K, number>> {
  const { rows } = await scope.db.execute<Record<K, number>>(
    sql`SELECT ${sql.join(columns, sql`, `)} FROM ${from}`,
  );
  const [row] = rows;
  if (!row) throw new Error('an aggregate without a row');
  return row;
}
