import { type Actor, isAllowed } from '@/lib/core/actor';

/** The outbox carries codes and links until they are sent: organisers only. */
export const mayReadOutbox = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
