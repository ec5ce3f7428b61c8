import { and, asc, desc, eq, ne, sql } from 'drizzle-orm';
import { type BasePool, registration, waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { matching } from './filter';
import { TILES } from './queries';

export type Undecided = { reference: string; submittedAt: Date };

/** The application that is due next: the one submitted after `reference`, else the oldest of all; undefined when none is left. */
export async function nextUndecided(scope: Scope, after?: string): Promise<Undecided | undefined> {
  if (!mayReadRegistrations(scope.actor)) return undefined;
  const edition = await currentEdition(scope);
  const isLater = sql`(${registration.submittedAt}, ${registration.id}) > (
    SELECT submitted_at, id FROM registration WHERE reference = ${after ?? ''})`;
  const [next] = await scope.db
    .select({ reference: registration.reference, submittedAt: registration.submittedAt })
    .from(registration)
    .where(and(matching(edition.id, TILES.undecided), after ? ne(registration.reference, after) : undefined))
    .orderBy(
      ...(after ? [sql`${isLater} IS NOT TRUE`] : []),
      asc(registration.submittedAt),
      asc(registration.id),
    )
    .limit(1);
  return next;
}

const MOST_SHOWN = 500;

const waitingRows = (scope: Scope, editionId: string, pool: BasePool) =>
  scope.db
    .select({
      reference: registration.reference,
      givenLatin: registration.givenLatin,
      surnameLatin: registration.surnameLatin,
      nameNative: registration.nameNative,
      category: registration.category,
      countryRepresented: registration.countryRepresented,
      organisation: registration.organisation,
      emailConfirmedAt: registration.emailConfirmedAt,
      since: waiting.since,
      priority: waiting.priority,
    })
    .from(waiting)
    .innerJoin(registration, eq(registration.id, waiting.registrationId))
    .where(and(eq(waiting.editionId, editionId), eq(waiting.pool, pool)))
    .orderBy(desc(waiting.priority), asc(waiting.place))
    .limit(MOST_SHOWN);
export type Waiter = Awaited<ReturnType<typeof waitingRows>>[number];

/** Who waits for each pool, in the order in which seats will be given; the first 500 of each. */
export async function waitingLists(scope: Scope): Promise<Result<Record<BasePool, Waiter[]>, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const [international, domestic] = await Promise.all([
    waitingRows(scope, edition.id, 'international'),
    waitingRows(scope, edition.id, 'domestic'),
  ]);
  return ok({ international, domestic });
}
