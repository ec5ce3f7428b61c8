import { and, asc, ne, sql } from 'drizzle-orm';
import { type BasePool, registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { matching } from './filter';
import type { LineInput } from './input';
import { linePage, type Waiter } from './line';
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
    .where(
      and(
        matching(scope.actor, edition.id, TILES.undecided),
        after ? ne(registration.reference, after) : undefined,
      ),
    )
    .orderBy(
      ...(after ? [sql`${isLater} IS NOT TRUE`] : []),
      asc(registration.submittedAt),
      asc(registration.id),
    )
    .limit(1);
  return next;
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
