import type { Actor } from '@/lib/core/actor';
import type { Registration } from '@/lib/registration/intake';
import { isOwner, mayRead } from '@/lib/registration/policy';

/** One's own photo is one's own to give and to change: nobody of the staff does it for somebody. */
export const mayGiveFiles = (actor: Actor, registration: Registration): boolean =>
  isOwner(actor, registration);

/** A photo is there to be seen by whoever may read the registration; the original and a scan are not. */
export const maySeePhoto = (actor: Actor, registration: Registration): boolean =>
  mayRead(actor, registration);
