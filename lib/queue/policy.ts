import { type Actor, actorKey } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

/** Whether somebody works in the queue at all; which registrations they find there is `withinReach`. */
export const mayWorkQueue = (actor: Actor): boolean => has(actor, 'workQueue');

/** A note is its author's: another's words are answered by a note, not changed. */
export const mayEditNote = (actor: Actor, note: { writtenBy: string }): boolean =>
  mayWorkQueue(actor) && actorKey(actor) === note.writtenBy;
