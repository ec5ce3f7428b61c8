import { and, asc, count, eq, inArray, ne } from 'drizzle-orm';
import { type BasePool, registration, registrationTag, reviewTag } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { matching } from './filter';
import { inOrder } from './in-order';
import type { LineInput, RegistrationFilter, Sort } from './input';
import { linePage, type Waiter } from './line';
import { type Order, OWED, orderBy, placeOf, sorted } from './order';
import { countRegistrations } from './queries';
import { allFound, foundInOrder } from './sought';
import { TILES } from './tiles';

export type Undecided = { reference: string; submittedAt: Date };

/**
 * The application that is due next: the one that comes after `after` in the order of the list, else the first of all;
 * undefined when none of the filter is left.
 */
export async function nextUndecided(
  scope: Scope,
  after?: string,
  { sort = 'queue', ...filter }: RegistrationFilter & { sort?: Sort } = {},
): Promise<Undecided | undefined> {
  if (!mayReadRegistrations(scope.actor)) return undefined;
  const edition = await currentEdition(scope);
  const order = orderBy(sort, { now: scope.now, actor: scope.actor, edition, q: filter.q });
  const place = after === undefined ? undefined : await placeIn(scope, order, after);
  const others = (q = filter.q) =>
    and(
      matching(scope, edition.id, { ...filter, ...TILES.undecided, q }),
      after ? ne(registration.reference, after) : undefined,
    );
  const where = others();
  const all = filter.q ? await allFound(scope, where) : undefined;
  const firstAfter = async (from?: string[]): Promise<Undecided | undefined> => {
    const stretch = { from, limit: 1, peopleIn: SOMEBODY };
    const first = filter.q
      ? await foundInOrder(scope, order, { where, others: others('') }, stretch, all)
      : inOrder(order, where, stretch);
    const [next] = await scope.db
      .select({ reference: registration.reference, submittedAt: registration.submittedAt })
      .from(registration)
      .where(inArray(registration.id, first))
      .orderBy(...sorted(order))
      .limit(1);
    return next;
  };
  return (await firstAfter(place)) ?? (place ? firstAfter() : undefined);
}

/** Whoever is looked for is undecided, and stops the search at once. */
const SOMEBODY = { [TILES.undecided.status]: 1 };

async function placeIn(scope: Scope, order: Order, reference: string): Promise<string[] | undefined> {
  const [found] = await scope.db
    .select({ place: placeOf(order) })
    .from(registration)
    .where(eq(registration.reference, reference));
  // A decision is owed to each of those that we look for, and not any more for the one just decided.
  return order.sort === 'queue' ? found?.place.with(0, `${OWED.submitted}`) : found?.place;
}

/** How much of a filter is one's own to look after, nobody's, and stands at the help desk or comes first otherwise. */
export async function workCounts(scope: Scope, filter: RegistrationFilter): Promise<WorkCounts> {
  if (!mayReadRegistrations(scope.actor)) return { mine: 0, nobodys: 0, undecided: 0 };
  const { id } = await currentEdition(scope);
  const of = async (narrower: RegistrationFilter) =>
    filter.q
      ? (await allFound(scope, matching(scope, id, { ...filter, ...narrower })))?.length
      : countRegistrations(scope, { ...filter, ...narrower });
  const [mine, nobodys, undecided] = await Promise.all([
    of({ assignee: 'me', ...TILES.undecided }),
    of({ assignee: 'nobody', ...TILES.undecided }),
    of(TILES.undecided),
  ]);
  return { mine, nobodys, undecided };
}
/** Undefined where a search has found more than are counted. */
export type WorkCounts = Record<'mine' | 'nobodys' | 'undecided', number | undefined>;

/** The edition's tags with how many of a filter carry each, by name. */
export async function tagCounts(scope: Scope, { tag: _, ...filter }: RegistrationFilter) {
  if (!mayReadRegistrations(scope.actor)) return [];
  const edition = await currentEdition(scope);
  return scope.db
    .select({ id: reviewTag.id, name: reviewTag.name, count: count(registration.id) })
    .from(reviewTag)
    .leftJoin(registrationTag, eq(registrationTag.tagId, reviewTag.id))
    .leftJoin(
      registration,
      and(eq(registration.id, registrationTag.registrationId), matching(scope, edition.id, filter)),
    )
    .where(eq(reviewTag.editionId, edition.id))
    .groupBy(reviewTag.id)
    .orderBy(asc(reviewTag.name));
}

/**
 * Who waits for each pool, in the order in which seats will be given: the first page of each, or a page of one of them.
 */
export async function waitingLists(
  scope: Scope,
  { pool, page = 1 }: LineInput = {},
): Promise<Result<Record<BasePool, Waiter[]>, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const listOf = (key: BasePool) =>
    pool === undefined || pool === key ? linePage(scope, edition, key, page) : Promise.resolve([]);
  const [international, domestic] = await Promise.all([listOf('international'), listOf('domestic')]);
  return ok({ international, domestic });
}
