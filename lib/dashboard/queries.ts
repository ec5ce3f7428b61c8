import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import {
  assignment,
  delegation,
  informationRequest,
  preparedDecision,
  registration,
  user,
} from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { contact, withinReach } from '@/lib/registration/reach';
import { learnWords } from '@/lib/registration/search';
import { isApprovedWaiting, matching } from './filter';
import { inOrder } from './in-order';
import type { ListInput, RegistrationFilter } from './input';
import { orderBy, placeOf, readCursor, sorted, standing, writeCursor } from './order';
import { allFound, countFoundBy, foundInOrder, MOST_FOUND } from './sought';
import { countByState, countEach, type PeopleByState } from './source';

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
const list = (
  scope: Scope,
  edition: Edition,
  order = orderBy('oldest', { now: scope.now, actor: scope.actor, edition }),
) =>
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
export type RegistrationPage = {
  rows: ListedRegistration[];
  /** Where a search has found more than are counted, as many as are counted, and `isTotalCut`. */
  total: number;
  isTotalCut: boolean;
  nextCursor?: string;
};

/** A page of registrations, oldest first unless asked otherwise; `cursor` continues where the page before ended. */
export async function listRegistrations(
  scope: Scope,
  { cursor, limit = DEFAULT_LIMIT, sort = 'oldest', ...filter }: ListInput,
): Promise<Result<RegistrationPage, 'NOT_ALLOWED' | 'INVALID_CURSOR'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const order = orderBy(sort, { now: scope.now, actor: scope.actor, edition, q: filter.q });
  const from = cursor === undefined ? undefined : readCursor(order, cursor);
  if (cursor !== undefined && !from) return refuse('INVALID_CURSOR');
  if (filter.q) await learnWords(scope, filter.q);
  const where = matching(scope, edition.id, filter);
  const peopleIn = filter.q ? undefined : await countByState(scope, edition.id, filter);
  // Found first and read then: what a row shows is worked out for those of the page, not for all that are sorted.
  const stretch = { from, limit: limit + 1, peopleIn };
  const all = filter.q ? await allFound(scope, where) : undefined;
  const wanted = filter.q
    ? await foundInOrder(
        scope,
        order,
        { where, others: matching(scope, edition.id, { ...filter, q: undefined }) },
        stretch,
        all,
      )
    : inOrder(order, where, stretch);
  const found = await list(scope, edition, order)
    .where(inArray(registration.id, wanted))
    .orderBy(...sorted(order))
    .limit(limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const nextCursor = found.length > limit && last ? writeCursor(order, last.place) : undefined;
  const total = peopleIn ? sumOf(peopleIn) : (all?.length ?? MOST_FOUND);
  return ok({ rows, total, isTotalCut: filter.q !== undefined && !all, nextCursor });
}

const sumOf = (peopleIn: PeopleByState) => Object.values(peopleIn).reduce((sum, people) => sum + people, 0);

/** How many registrations a filter matches: the number on the tile is the length of the list. */
export async function countRegistrations(scope: Scope, filter: RegistrationFilter): Promise<number> {
  const edition = await currentEdition(scope);
  return (await countEach(scope, edition.id, { people: filter })).people;
}

/**
 * Registrations of the filter per state, whatever state the filter itself names: the numbers on the quick filters. Undefined
 * where a search has found more than are counted.
 */
export async function stateCounts(
  scope: Scope,
  { status: _, ...filter }: RegistrationFilter,
): Promise<PeopleByState | undefined> {
  if (!mayReadRegistrations(scope.actor)) return {};
  const edition = await currentEdition(scope);
  if (filter.q) {
    await learnWords(scope, filter.q);
    const where = matching(scope, edition.id, filter);
    return countFoundBy(scope, registration.state, where);
  }
  return countByState(scope, edition.id, filter);
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
      .where(and(matching(scope, edition.id, {}), inArray(registration.reference, references)))
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
