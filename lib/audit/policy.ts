import { type Actor, isAllowed } from '@/lib/core/actor';

/** The audit names who did what, and its personal side what a name was before: organisers only. */
export const mayReadAudit = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
