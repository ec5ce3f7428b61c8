import { and, asc, count, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import { CURRENT_EDITION, claim, registration } from '@/db/schema';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayAnswerClaims } from './policy';
import { type Claim, openClaim } from './rules';

export type ListedClaim = Claim & { reference: string };

const joined = (scope: Scope) =>
  scope.db
    .select({ claim, reference: registration.reference })
    .from(claim)
    .innerJoin(registration, eq(registration.id, claim.registrationId));

const listed = (row: { claim: typeof claim.$inferSelect; reference: string }): ListedClaim => ({
  ...openClaim(row.claim),
  reference: row.reference,
});

const SHOWN = 200;

/** What waits for an answer, the next deadline first, and what was answered last. */
export async function claimQueue(
  scope: Scope,
): Promise<Result<{ open: ListedClaim[]; closed: ListedClaim[] }, 'NOT_ALLOWED'>> {
  if (!mayAnswerClaims(scope.actor)) return refuse('NOT_ALLOWED');
  const here = eq(claim.editionId, CURRENT_EDITION);
  const [open, closed] = await Promise.all([
    joined(scope)
      .where(and(here, isNull(claim.closedAt)))
      .orderBy(asc(claim.dueAt), asc(claim.id))
      .limit(SHOWN),
    joined(scope)
      .where(and(here, isNotNull(claim.closedAt)))
      .orderBy(desc(claim.closedAt))
      .limit(SHOWN / 4),
  ]);
  return ok({ open: open.map(listed), closed: closed.map(listed) });
}

/** One of them. */
export async function claimOf(
  scope: Scope,
  id: string,
): Promise<Result<ListedClaim, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayAnswerClaims(scope.actor)) return refuse('NOT_ALLOWED');
  const [row] = isId(id) ? await joined(scope).where(eq(claim.id, id)) : [];
  return row ? ok(listed(row)) : refuse('NOT_FOUND');
}

/** What somebody has asked for, newest first. Whoever asks has asked for the right. */
export const claimsAbout = async (scope: Pick<Scope, 'db'>, registrationId: string): Promise<Claim[]> =>
  (
    await scope.db
      .select()
      .from(claim)
      .where(eq(claim.registrationId, registrationId))
      .orderBy(desc(claim.receivedAt))
  ).map(openClaim);

/** How many wait, and for how many of them the deadline has passed; for those who answer. */
export async function claimsWaiting(scope: Scope): Promise<{ open: number; overdue: number } | undefined> {
  if (!mayAnswerClaims(scope.actor)) return undefined;
  const waiting = and(eq(claim.editionId, CURRENT_EDITION), isNull(claim.closedAt));
  const [[open], [late]] = await Promise.all([
    scope.db.select({ count: count() }).from(claim).where(waiting),
    scope.db
      .select({ count: count() })
      .from(claim)
      .where(and(waiting, lt(claim.dueAt, scope.now))),
  ]);
  return { open: open?.count ?? 0, overdue: late?.count ?? 0 };
}
