import { type SQL, sql } from 'drizzle-orm';
import { type Counted, registration } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { SEATED } from './days';
import { asItStood, CITY, matching } from './filter';
import type { RegistrationFilter } from './input';
import { countEach, sourceOf } from './source';

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
  heads: { status: 'approved', head: 'yes' },
  badgesPrinted: { badge: 'printed' },
  badgesMissing: { badge: 'missing' },
  badgesIncomplete: { missing: 'any' },
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
  // A city of the same name in another country is another city; who has written none is NULL.
  city: sql`${registration.countryRepresented} || ' ' || ${CITY}`,
};
const KIND = { country: 'people', city: 'cities' } as const satisfies Record<string, Counted>;

/** Every tile's number, by the filters of the lists that they open. */
export const tilesNow = async (scope: Scope, editionId: string): Promise<Record<AnyTile, number>> => ({
  ...(await peopleNow(scope, editionId)),
  ...(await placesNow(scope, editionId)),
});

/** The tiles that count people, each in the tally that the database keeps, else out of the registrations. */
export const peopleNow = (scope: Scope, editionId: string): Promise<Record<TileKey, number>> =>
  countEach(scope, editionId, TILES);

const placesNow = (scope: Scope, editionId: string): Promise<Record<PlaceTile, number>> =>
  only(
    scope,
    PLACE_KEYS.map((key) =>
      named(key, sql`SELECT count(*) FROM (${peopleByPlace(scope, editionId, PLACES[key])}) AS place`),
    ),
  );

/** The places of a tile, each with its people, of whom there are some. */
function peopleByPlace(scope: Scope, editionId: string, { of, filter }: (typeof PLACES)[PlaceTile]): SQL {
  const { from, people, as } = sourceOf(scope, filter, KIND[of]);
  return sql`SELECT ${PLACE[of]} AS name, ${people} AS people FROM ${from}
    WHERE ${matching(scope, editionId, filter, as)} AND ${PLACE[of]} IS NOT NULL GROUP BY 1 HAVING ${people} > 0`;
}

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
  ) => sql`count(*) FILTER (WHERE ${matching(scope, edition.id, filter)})
    - count(*) FILTER (WHERE ${before} AND ${matching(scope, edition.id, filter, then)})`;
  const moved = sql`${registration} JOIN (${touchedSince(since)}) AS touched ON touched.id = ${registration.id}`;
  const people = await only<TileKey>(
    scope,
    TILE_KEYS.map((key) => named(key, count(TILES[key]))),
    moved,
  );
  // A place has come where nobody was before, and is gone where nobody is left: only places of those people can be.
  const change = (place: (typeof PLACES)[PlaceTile]) => sql`
    SELECT coalesce(sum((coalesce(people, 0) > 0)::int - (coalesce(people, 0) - more > 0)::int), 0)
    FROM (SELECT ${PLACE[place.of]} AS name, ${count(place.filter)} AS more FROM ${moved} GROUP BY 1) AS changed
    LEFT JOIN (${peopleByPlace(scope, edition.id, place)}) AS place USING (name) WHERE name IS NOT NULL`;
  const places = await only<PlaceTile>(
    scope,
    PLACE_KEYS.map((key) => named(key, change(PLACES[key]))),
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
    UNION ALL
    SELECT registration_id, NULL FROM scan JOIN scan_undo ON scan_id = scan.id
    WHERE undone_at >= ${since} AND registration_id IS NOT NULL
    UNION ALL
    -- Whoever was inside when the venue closed has gone without a reading; to be inside then, they came a day before at most.
    SELECT registration_id, NULL FROM presence WHERE direction = 'entry' AND at >= ${since}::timestamptz - interval '25 hours'
  ) AS happened GROUP BY id`;

const named = (key: string, value: SQL): SQL => sql`(${value})::int AS ${sql.identifier(key)}`;

async function only<K extends string>(scope: Scope, columns: SQL[], from?: SQL): Promise<Record<K, number>> {
  const source = from ? sql` FROM ${from}` : sql``;
  const { rows } = await scope.db.execute<Record<K, number>>(
    sql`SELECT ${sql.join(columns, sql`, `)}${source}`,
  );
  const [row] = rows;
  if (!row) throw new Error('an aggregate without a row');
  return row;
}
