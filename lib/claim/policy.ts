import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** Whoever answers takes the data of a person out of the house. */
export const mayAnswerClaims = (actor: Actor): boolean => has(actor, 'export');
