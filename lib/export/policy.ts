import { type Actor, isAllowed } from '@/lib/core/actor';

/** A file leaves the house with everybody in it: organisers only. Reviewers read record by record. */
export const mayExport = (actor: Actor): boolean => isAllowed(actor, ['organiser'], 'admin');
