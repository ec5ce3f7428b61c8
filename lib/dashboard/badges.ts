import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { countEach } from './source';

/** The filters behind the numbers of badges, in the order in which a badge comes by them. */
export const BADGE_FILTERS = {
  ready: { badge: 'missing' },
  printed: { badge: 'uncollected' },
  collected: { badge: 'collected' },
} as const;
export type BadgeNumbers = Record<keyof typeof BADGE_FILTERS, number>;

/** How many badges are still to be printed, lie at a desk, or were handed over: as the lists that these numbers open. */
export async function badgeNumbers(scope: Scope): Promise<Result<BadgeNumbers, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  return ok(await countEach(scope, id, BADGE_FILTERS));
}
