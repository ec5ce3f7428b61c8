import { type Actor, isAllowed } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';

export const isOwner = (actor: Actor, registration: { emailKey: string }): boolean =>
  actor.kind === 'person' && foldEmail(actor.email) === registration.emailKey;

export const mayReadRegistrations = (actor: Actor): boolean =>
  isAllowed(actor, ['organiser', 'reviewer'], 'registrations:read');

export const mayRead = (actor: Actor, registration: { emailKey: string }): boolean =>
  isOwner(actor, registration) || mayReadRegistrations(actor);

/** Addresses that come in through a token or from the system itself are taken as confirmed (product rule 4). */
export const bringsConfirmedEmail = (actor: Actor): boolean => isAllowed(actor, [], 'registrations:write');
