import type { Actor } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

export const mayManageStaff = (actor: Actor): boolean => has(actor, 'manageStaff');

/** One's own sessions, and for who manages staff those of others. */
export const maySeeSessions = (actor: Actor, userId: string): boolean =>
  mayManageStaff(actor) || (actor.kind === 'person' && actor.userId === userId);
