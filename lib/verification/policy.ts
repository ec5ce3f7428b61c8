import { type Actor, isAllowed } from '@/lib/core/actor';

/** A recount reads everything, so it is for those who can do something about what it finds. */
export const mayVerify = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
