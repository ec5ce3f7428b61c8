import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import {
  assignment,
  delegation,
  informationRequest,
  preparedDecision,
  type RegistrationState,
  registration,
  user,
} from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { contact, withinReach } from '@/lib/registration/reach';
import { CITY, isApprovedWaiting, matching } from './filter';
import { inOrder } from './in-order';
import type { ListInput, RegistrationFilter } from './input';
import { orderBy, placeOf, readCursor, sorted, standing, writeCursor } from './order';
import { countEach, countEachBy, sourceOf } from './source';

export const DEFAULT_LIMIT = 50;

const listed = {
  id: registration.id,
  reference: registration.reference,
  state: registration.state,
  category: registration.category,
  countryRepresented: registration.countryRepresented,
  territory: registration.territory,
  delegation: delegation.name,
  surnameLatin: registration.surnameLatin,
  givenLatin: registration.givenLatin,
  nameNative: registration.nameNative,
  organisation: registration.organisation,
  position: registration.position,
  emailConfirmedAt: registration.emailConfirmedAt,
  submittedAt: registration.submittedAt,
  stateChangedAt: registration.stateChangedAt,
  assignee: user.email,
  /** On the waiting list, and approved there in advance. */
  isApprovedWaiting,
  /** What a wave would decide about it; null for who stands in none. */
  prepared: sql<'approve' | 'reject' | null>`(SELECT ${preparedDecision.decision} FROM ${preparedDecision}
    WHERE ${preparedDecision.registrationId} = ${registration.id} AND ${preparedDecision.settledAt} IS NULL)`,
  /** Back from the person with an answer, and nobody has decided since. */
  isAnswered: sql<boolean>`(${registration.state} = 'submitted' AND EXISTS (SELECT 1 FROM ${informationRequest}
    WHERE ${informationRequest.registrationId} = ${registration.id}
      AND ${informationRequest.answeredAt} = ${registration.stateChangedAt}))`,
};
const list = (scope: Scope, edition: Edition, order = orderBy('oldest', { now: scope.now, edition })) =>
  scope.db
    .select({
      ...listed,
      email: contact(scope.actor, registration.email),
      standing: standing({ now: scope.now, edition }),
      place: placeOf(order),
    })
    .from(registration)
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .leftJoin(assignment, eq(assignment.registrationId, registration.id))
    .leftJoin(user, eq(user.id, assignment.userId));
export type ListedRegistration = Awaited<ReturnType<typeof list>>[number];
export type RegistrationPage = { rows: ListedRegistration[]; total: number; nextCursor?: string };

/** A page of registrations, oldest first unless asked otherwise; `cursor` continues where the page before ended. */
export async function listRegistrations(
  scope: Scope,
  { cursor, limit = DEFAULT_LIMIT, sort = 'oldest', ...filter }: ListInput,
): Promise<Result<RegistrationPage, 'NOT_ALLOWED' | 'INVALID_CURSOR'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const order = orderBy(sort, { now: scope.now, edition, q: filter.q });
  const from = cursor === undefined ? undefined : readCursor(order, cursor);
  if (cursor !== undefined && !from) return refuse('INVALID_CURSOR');
  const where = matching(scope.actor, edition.id, filter);
  // Found first and read then: what a row shows is worked out for those of the page, not for all that are sorted.
  const wanted = inOrder(order, where, { from, limit: limit + 1, status: filter.status });
  const found = await list(scope, edition, order)
    .where(inArray(registration.id, wanted))
    .orderBy(...sorted(order))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor = found.length > limit && last ? writeCursor(order, last.place) : undefined;
  return ok({ rows, total: await countRegistrations(scope, filter), nextCursor });
}

/** How many registrations a filter matches: the number on the tile is the length of the list. */
export async function countRegistrations(scope: Scope, filter: RegistrationFilter): Promise<number> {
  const edition = await currentEdition(scope);
  return (await countEach(scope, edition.id, { people: filter })).people;
}

/** Registrations of the filter per state, whatever state the filter itself names: the numbers on the quick filters. */
export async function stateCounts(
  scope: Scope,
  { status: _, ...filter }: RegistrationFilter,
): Promise<Partial<Record<RegistrationState, number>>> {
  if (!mayReadRegistrations(scope.actor)) return {};
  const edition = await currentEdition(scope);
  const rows = await countEachBy(scope, edition.id, sql`${registration.state}`, { people: filter });
  return Object.fromEntries(rows.map(({ by, people }) => [by, people]));
}

/** The registrations behind references that somebody picked, oldest first; unknown ones are left out. */
export async function pickedRegistrations(
  scope: Scope,
  references: string[],
): Promise<Result<ListedRegistration[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  return ok(
    await list(scope, edition)
      .where(and(matching(scope.actor, edition.id, {}), inArray(registration.reference, references)))
      .orderBy(asc(registration.submittedAt), asc(registration.id)),
  );
}

/** The references behind subjects such as `registration:<id>`; other subjects are left out. */
export async function referencesOf(scope: Scope, subjects: readonly string[]): Promise<Map<string, string>> {
  if (!mayReadRegistrations(scope.actor)) return new Map();
  const noun = 'registration:';
  const ids = [...new Set(subjects.filter((subject) => subject.startsWith(noun)))].map((subject) =>
    subject.slice(noun.length),
  );
  const rows = await scope.db
    .select({ id: registration.id, reference: registration.reference })
    .from(registration)
    .where(and(inArray(registration.id, ids), withinReach(scope.actor)));
  return new Map(rows.map(({ id, reference }) => [`${noun}${id}`, reference]));
}

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

/** Registrations per city or region as people wrote it, most first: the list that the tile of cities counts. */
export async function citiesOf(
  scope: Scope,
  filter: RegistrationFilter = {},
  most?: number,
): Promise<Result<CityCount[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const { from, people, as } = sourceOf(scope.actor, filter, 'cities');
  // Once for each way of writing it, of which the ones that nobody writes any more are not shown.
  const { rows } = await scope.db.execute<CityCount>(sql`
    SELECT min(written) AS city, country, sum(people)::int AS registrations FROM (
      SELECT btrim(${registration.territory}) AS written, ${CITY} AS city,
        ${registration.countryRepresented} AS country, ${people} AS people
      FROM ${from} WHERE ${matching(scope.actor, edition.id, filter, as)} AND ${CITY} IS NOT NULL
      GROUP BY 1, 2, 3 HAVING ${people} > 0
    ) AS spelled GROUP BY country, city ORDER BY 3 DESC, 2, city LIMIT ${most ?? null}`);
  return ok(rows);
}
export type CityCount = { city: string; country: string; registrations: number };
