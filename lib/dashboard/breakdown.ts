import { sql } from 'drizzle-orm';
import { type RegistrationState, registration } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { matching } from './filter';
import type { RegistrationFilter } from './input';
import { countEach, countEachBy, sourceOf } from './source';
import { TILES } from './tiles';

/** The steps from the first letter to the hall, in their order. */
export const STAGES = {
  applied: TILES.applications,
  seated: { seat: 'held' },
  approved: TILES.approved,
  confirmed: TILES.confirmed,
  arrived: TILES.checkedIn,
} as const satisfies Record<string, RegistrationFilter>;
export type Stage = keyof typeof STAGES;
export const STAGE_KEYS = Object.keys(STAGES) as Stage[];

export type CountryRow = {
  country: string;
  applied: number;
  approved: number;
  confirmed: number;
  arrived: number;
};
export type CategoryRow = { category: string; states: Partial<Record<RegistrationState, number>> };
export type TrackRow = { track: string; registrations: number };
/** Days in the queue, from and until; null: and longer. `filter` is the list of them. */
export type AgeRow = {
  fromDays: number;
  untilDays: number | null;
  registrations: number;
  filter: RegistrationFilter;
};

/** How many have come how far, and where they are from: applied, approved, confirmed and arrived are four counts. */
export async function countryRows(scope: Scope, editionId: string): Promise<CountryRow[]> {
  const { seated: _, ...stages } = STAGES;
  const rows = await countEachBy(scope, editionId, sql`${registration.countryRepresented}`, stages);
  return rows
    .map(({ by, ...counts }) => ({ country: by, ...counts }))
    .sort((one, other) => other.applied - one.applied || (one.country < other.country ? -1 : 1));
}

export const stageCounts = (scope: Scope, editionId: string): Promise<Record<Stage, number>> =>
  countEach(scope, editionId, STAGES);

export async function categoryRows(scope: Scope, editionId: string): Promise<CategoryRow[]> {
  const { from, people, as } = sourceOf(scope, {}, 'people');
  const { rows } = await scope.db.execute<CategoryRow>(sql`
    SELECT category.code AS category, coalesce(json_object_agg(state, people) FILTER (WHERE state IS NOT NULL), '{}') AS states
    FROM category LEFT JOIN (
      SELECT category, state, ${people}::int AS people FROM ${from}
      WHERE ${matching(scope, editionId, {}, as)} GROUP BY 1, 2 HAVING ${people} > 0
    ) AS counted ON counted.category = category.code
    WHERE category.edition_id = ${editionId} GROUP BY category.code, category.position ORDER BY category.position`);
  return rows;
}

export async function trackRows(scope: Scope, editionId: string): Promise<TrackRow[]> {
  const { from, people, as } = sourceOf(scope, {}, 'tracks');
  const { rows } = await scope.db.execute<TrackRow>(sql`
    SELECT track.key AS track, coalesce(people, 0)::int AS registrations
    FROM track LEFT JOIN (
      SELECT ${as.track} AS key, ${people} AS people FROM ${from}
      WHERE ${matching(scope, editionId, {}, as)} GROUP BY 1
    ) AS counted ON counted.key = track.key
    WHERE track.edition_id = ${editionId} ORDER BY track.position`);
  return rows;
}

const AGES: readonly (readonly [number, number | null])[] = [
  [0, 1],
  [1, 3],
  [3, 5],
  [5, 10],
  [10, null],
];

/** How long those have waited whom nobody has decided on; the borders are moments, so that the list stays what was counted. */
export async function ageRows(scope: Scope, editionId: string): Promise<AgeRow[]> {
  const ages = AGES.map(([fromDays, untilDays]) => ({
    fromDays,
    untilDays,
    filter: {
      ...TILES.undecided,
      appliedFrom: untilDays === null ? undefined : daysBefore(scope.now, untilDays),
      appliedBefore: fromDays === 0 ? undefined : daysBefore(scope.now, fromDays),
    },
  }));
  // Each by itself: the index of the queue has the beginning and the end of each, and nothing else is read.
  const counts = await countEach(
    scope,
    editionId,
    Object.fromEntries(ages.map(({ fromDays, filter }) => [`from_${fromDays}`, filter])),
  );
  return ages.map((age) => ({ ...age, registrations: counts[`from_${age.fromDays}`] ?? 0 }));
}

const daysBefore = (now: Date, days: number): string => after(now, -days * DAY_MS).toISOString();

/** How fast the queue is being worked off: decisions of the last week, per day. */
export async function decisionsPerDay(scope: Scope, { id }: Edition): Promise<number> {
  const { rows } = await scope.db.execute<{ decisions: number }>(sql`
    SELECT count(*)::int AS decisions FROM decision JOIN registration ON registration.id = decision.registration_id
    WHERE registration.edition_id = ${id} AND decision.from_state = 'submitted'
      AND decision.decided_at >= ${after(scope.now, -7 * DAY_MS)}`);
  return (rows[0]?.decisions ?? 0) / 7;
}
