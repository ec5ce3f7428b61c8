import type { Actor } from '@/lib/core/actor';
import { has, hasOn, type Placed } from '@/lib/core/rights';

/** Whether somebody decides at all; on which registrations is `mayDecideOn`. */
export const mayDecide = (actor: Actor): boolean => has(actor, 'decide');

export const mayDecideOn = (actor: Actor, registration: Placed): boolean =>
  hasOn(actor, 'decide', registration);

/** Whether somebody says when a wave is published; whoever decides may put decisions into it. */
export const mayPublishWaves = (actor: Actor): boolean => has(actor, 'publishWaves');
