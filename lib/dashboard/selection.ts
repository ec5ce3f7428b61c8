import { and, asc, inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { keyedHash } from '@/lib/core/crypto';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import type { Foretold } from '@/lib/review/foretelling';
import { isApprovedWaiting, matching } from './filter';
import type { RegistrationFilter } from './input';

/** Whom a decision on many is about: some by their references, or everybody whom a filter matches. */
export type Choice = { references: string[] } | { filter: RegistrationFilter };
/** Those people, and a digest of who they are in which state: another one means that the selection has changed. */
export type Selection = { people: Foretold[]; digest: string };

export async function selectionOf(scope: Scope, choice: Choice): Promise<Result<Selection, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const people = await scope.db
    .select({
      id: registration.id,
      reference: registration.reference,
      state: registration.state,
      isApproved: isApprovedWaiting,
      isInternational: registration.isInternational,
      category: registration.category,
      delegationId: registration.delegationId,
    })
    .from(registration)
    .where(
      'filter' in choice
        ? matching(scope, edition.id, choice.filter)
        : and(matching(scope, edition.id, {}), inArray(registration.reference, choice.references)),
    )
    .orderBy(asc(registration.id));
  const digest = keyedHash(
    people.map(({ id, state, isApproved }) => `${id}:${state}:${isApproved}`).join(),
    'selection',
  );
  return ok({ people, digest });
}
