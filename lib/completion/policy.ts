import type { Actor } from '@/lib/core/actor';
import { isOwner } from '@/lib/registration/policy';

/** A person's own papers are the person's own to give. */
export const mayComplete = (actor: Actor, registration: { emailKey: string }): boolean =>
  isOwner(actor, registration);
