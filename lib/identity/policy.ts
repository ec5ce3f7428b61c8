import type { Actor } from '@/lib/core/actor';
import { has, hasOn, type Placed } from '@/lib/core/rights';

/** To say who is who is a decision on both; whoever may decide on one of them alone sees no pair. */
export const mayJudgeDoubles = (actor: Actor): boolean => has(actor, 'decide');
export const mayJudge = (actor: Actor, ...registrations: Placed[]): boolean =>
  registrations.every((one) => hasOn(actor, 'decide', one));
