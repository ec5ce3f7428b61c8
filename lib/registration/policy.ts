import type { VaultField } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { has, hasOn, type Placed } from '@/lib/core/rights';

type Owned = { emailKey: string };

export const isOwner = (actor: Actor, registration: Owned): boolean =>
  actor.kind === 'person' && foldEmail(actor.email) === registration.emailKey;

/** Whether somebody reads registrations at all; which ones is `mayRead` for one and `withinReach` for a list. */
export const mayReadRegistrations = (actor: Actor): boolean => has(actor, 'readRegistrations');

export const mayRead = (actor: Actor, registration: Owned & Placed): boolean =>
  isOwner(actor, registration) || hasOn(actor, 'readRegistrations', registration);

export const mayReadContacts = (actor: Actor, registration: Placed): boolean =>
  hasOn(actor, 'readContacts', registration);

/** What was told in confidence; each time for a reason. */
export const mayReveal = (actor: Actor, registration: Placed, field: VaultField): boolean =>
  hasOn(actor, field === 'accessNeeds' || field === 'diet' ? 'revealNeeds' : 'revealDocuments', registration);

/** To look for somebody by the number of a document is to know whose it is. */
export const maySearchDocuments = (actor: Actor): boolean => has(actor, 'revealDocuments');

/** Addresses that come in through a token or from the system itself are taken as confirmed (product rule 4). */
export const bringsConfirmedEmail = (actor: Actor): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'token' &&
    ['registrations:write', 'admin'].some((scope) => actor.scopes.some((one) => one === scope)));
