import { type SQL, sql } from 'drizzle-orm';
import { type Counted, type RegistrationState, registration, tally } from '@/db/schema';
import { reachOf } from '@/lib/core/rights';
import type { Scope } from '@/lib/core/scope';
import { asItStands, matching, type Reader, type Situation } from './filter';
import type { RegistrationFilter } from './input';

/** What a number is counted in: rows that answer to the name `registration`, and how many people they are. */
export type Source = { from: SQL; people: SQL; as: Situation & { track: SQL } };

const rows = (now: Date): Source => ({
  from: sql`${registration}`,
  people: sql`count(*)`,
  as: { ...asItStands(now), track: sql`unnest(${registration.tracks})` },
});

/** The tally of one kind, under the name and with the columns that a filter asks for. */
const kept = (counted: Counted, now: Date): Source => ({
  from: sql`(SELECT * FROM ${tally} WHERE ${tally.counted} = ${counted}) AS registration`,
  people: sql`sum(people)`,
  as: {
    ...rows(now).as,
    isComing: sql`registration.is_coming`,
    // Only the kind `seats` is asked about seats.
    isSeated: sql`true`,
    track: sql`registration.track`,
  },
});

type Asked = keyof RegistrationFilter;
/** What each kind can be narrowed by. */
const ANSWERS: Record<Counted, readonly Asked[]> = {
  people: ['status', 'category', 'country', 'pool', 'attendance', 'citizens'],
  seats: ['seat', 'category', 'country', 'pool', 'citizens'],
  cities: ['status', 'country'],
  tracks: [],
  quarters: ['pool'],
};

/**
 * Where to count what a filter matches: in the tally of this kind, where that can answer it and what the reader is limited
 * to, else in the registrations. Both give the same number; `verify` recounts it.
 */
export function sourceOf({ actor, now }: Reader, filter: RegistrationFilter, kind: Counted): Source {
  const asked = (Object.keys(filter) as Asked[]).filter((key) => filter[key] !== undefined);
  const { categories = [], countries = [] } = reachOf(actor, 'readRegistrations') ?? {};
  if (categories.length > 0) asked.push('category');
  if (countries.length > 0) asked.push('country');
  // The tally knows who comes, and not who was asked.
  const isAnswered = filter.attendance !== 'silent' && asked.every((key) => ANSWERS[kind].includes(key));
  return isAnswered && (kind === 'seats') === (filter.seat === 'held') ? kept(kind, now) : rows(now);
}

/** Where people are counted, who hold a seat or not. */
export const sourceOfPeople = (reader: Reader, filter: RegistrationFilter): Source =>
  sourceOf(reader, filter, filter.seat === 'held' ? 'seats' : 'people');

/** How many people each filter matches, in one statement. */
export async function countEach<K extends string>(
  scope: Scope,
  editionId: string,
  filters: Record<K, RegistrationFilter>,
): Promise<Record<K, number>> {
  const columns = Object.entries<RegistrationFilter>(filters).map(([key, filter]) => {
    const { from, people, as } = sourceOfPeople(scope, filter);
    return sql`(SELECT coalesce(${people}, 0)::int FROM ${from} WHERE ${matching(scope, editionId, filter, as)}) AS ${sql.identifier(key)}`;
  });
  const counted = await scope.db.execute<Record<K, number>>(sql`SELECT ${sql.join(columns, sql`, `)}`);
  return counted.rows[0] as Record<K, number>;
}

export type PeopleByState = Partial<Record<RegistrationState, number>>;

/** How many people a filter matches in each state; a state in which there is nobody is not named. */
export async function countByState(
  scope: Scope,
  editionId: string,
  filter: RegistrationFilter,
): Promise<PeopleByState> {
  // The seats are not told apart by state.
  const { from, people, as } = sourceOf(scope, filter, 'people');
  const { rows } = await scope.db.execute<{ state: RegistrationState; people: number }>(sql`
    SELECT ${registration.state} AS state, ${people}::int AS people FROM ${from}
    WHERE ${matching(scope, editionId, filter, as)} GROUP BY 1 HAVING ${people} > 0`);
  return Object.fromEntries(rows.map(({ state, people }) => [state, people]));
}

/** How many people each filter matches, told apart by a column that each of the filters' sources has: one row for each of its values. */
export async function countEachBy<K extends string>(
  scope: Scope,
  editionId: string,
  column: SQL,
  filters: Record<K, RegistrationFilter>,
): Promise<({ by: string } & Record<K, number>)[]> {
  const keys = Object.keys(filters) as K[];
  const parts = keys.map((key) => {
    const { from, people, as } = sourceOfPeople(scope, filters[key]);
    return sql`SELECT ${key}::text AS key, ${column} AS by, ${people}::int AS people FROM ${from}
      WHERE ${matching(scope, editionId, filters[key], as)} GROUP BY 2`;
  });
  const columns = keys.map(
    (key) => sql`coalesce(sum(people) FILTER (WHERE key = ${key}), 0)::int AS ${sql.identifier(key)}`,
  );
  const counted = await scope.db.execute<{ by: string } & Record<K, number>>(sql`
    SELECT by, ${sql.join(columns, sql`, `)} FROM (${sql.join(parts, sql` UNION ALL `)}) AS parts
    WHERE by IS NOT NULL GROUP BY by HAVING sum(people) > 0`);
  return counted.rows as ({ by: string } & Record<K, number>)[];
}
