import { and, asc, eq } from 'drizzle-orm';
import { delegation } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

/** The partner cities and countries of an edition, as the public page names them. */
export const partnersOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db
    .select({ key: delegation.key, name: delegation.name, country: delegation.country })
    .from(delegation)
    .where(and(eq(delegation.editionId, editionId), eq(delegation.isPartner, true)))
    .orderBy(asc(delegation.key));

/** Every delegation of an edition, for the form to suggest; names in each language. */
export const delegationsOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db
    .select({ key: delegation.key, name: delegation.name })
    .from(delegation)
    .where(eq(delegation.editionId, editionId))
    .orderBy(asc(delegation.key));

/** Every delegation of an edition, for organisers to choose from. */
export const delegationChoices = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation)
    .where(eq(delegation.editionId, editionId))
    .orderBy(asc(delegation.key));
export type DelegationChoice = Awaited<ReturnType<typeof delegationChoices>>[number];

export type Partner = Awaited<ReturnType<typeof partnersOf>>[number];
