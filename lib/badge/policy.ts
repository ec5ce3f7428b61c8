import type { Actor } from '@/lib/core/actor';
import { has, hasOn, type Placed } from '@/lib/core/rights';

/** Whether somebody takes codes out of use at all; of whom is `mayReplaceTicketOf`. */
export const mayReplaceTickets = (actor: Actor): boolean => has(actor, 'replaceTickets');

export const mayReplaceTicketOf = (actor: Actor, registration: Placed): boolean =>
  hasOn(actor, 'replaceTickets', registration);

/** Badges are printed by those who stand at the entrance. */
export const mayPrint = (actor: Actor): boolean => has(actor, 'scan');

/** Many at once, and the file that they are in. */
export const mayPrintMany = (actor: Actor): boolean => has(actor, 'printMany');
