import { and, asc, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
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
import type { ListInput, RegistrationFilter } from './input';
import { comesAfter, orderBy, placeOf, readCursor, sorted, standing, writeCursor } from './order';

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
  const order = orderBy(sort, { now: scope.now, edition });
  const from = cursor === undefined ? undefined : readCursor(order, cursor);
  if (cursor !== undefined && !from) return refuse('INVALID_CURSOR');
  const where = matching(scope.actor, edition.id, filter);
  // Found first and read then: what a row shows is worked out for those of the page, not for all that are sorted.
  const wanted = scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(and(where, from && comesAfter(order, from)))
    .orderBy(...sorted(order))
    .limit(limit + 1);
  const found = await list(scope, edition, order)
    .where(inArray(registration.id, wanted))
    .orderBy(...sorted(order));
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor = found.length > limit && last ? writeCursor(order, last.place) : undefined;
  return ok({ rows, total: await countRegistrations(scope, filter), nextCursor });
}

/** How many registrations a filter matches: the number on the tile is the length of the list. */
export async function countRegistrations(scope: Scope, filter: RegistrationFilter): Promise<number> {
  const edition = await currentEdition(scope);
  const [row] = await scope.db
    .select({ count: count() })
    .from(registration)
    .where(matching(scope.actor, edition.id, filter));
  return row?.count ?? 0;
}

/** Registrations of the filter per state, whatever state the filter itself names: the numbers on the quick filters. */
export async function stateCounts(
  scope: Scope,
  { status: _, ...filter }: RegistrationFilter,
): Promise<Partial<Record<RegistrationState, number>>> {
  if (!mayReadRegistrations(scope.actor)) return {};
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select({ state: registration.state, count: count() })
    .from(registration)
    .where(matching(scope.actor, edition.id, filter))
    .groupBy(registration.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
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
  const rows = await scope.db
    .select({ country: registration.countryRepresented, registrations: count() })
    .from(registration)
    .where(matching(scope.actor, edition.id, filter))
    .groupBy(registration.countryRepresented)
    .orderBy(desc(count()), asc(registration.countryRepresented));
  return ok(rows);
}
export type CountryCount = { country: string; registrations: number };

/** Registrations per city or region as people wrote it, most first: the list that the tile of cities counts. */
export async function citiesOf(
  scope: Scope,
  filter: RegistrationFilter = {},
): Promise<Result<CityCount[], 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const country = registration.countryRepresented;
  const rows = await scope.db
    .select({
      city: sql<string>`min(btrim(${registration.territory}))`,
      country,
      registrations: count(),
    })
    .from(registration)
    .where(and(matching(scope.actor, edition.id, filter), isNotNull(CITY)))
    .groupBy(country, CITY)
    .orderBy(desc(count()), asc(country), asc(CITY));
  return ok(rows);
}
export type CityCount = { city: string; country: string; registrations: number };
