import { type Actor, actorKey, isAllowed } from '@/lib/core/actor';

/** Notes, tags, assignments and views are the work of those who decide. */
export const mayWorkQueue = (actor: Actor): boolean => isAllowed(actor, ['organiser', 'reviewer'], 'review');

/** A note is its author's: another's words are answered by a note, not changed. */
export const mayEditNote = (actor: Actor, note: { writtenBy: string }): boolean =>
  mayWorkQueue(actor) && actorKey(actor) === note.writtenBy;
