import type { Actor, Person } from '@/lib/core/actor';
import { has } from '@/lib/core/rights';

type InSession = Person & { sessionId: string };

/** Who may show a proof: somebody in a session, even one that is held back for the want of it. */
export const mayProve = (actor: Actor): actor is InSession =>
  actor.kind === 'person' && actor.sessionId !== undefined;

/** Who has factors: staff, and who must set one up to be staff; not who still has to show the one there is. */
export const mayHaveFactors = (actor: Actor): actor is InSession =>
  mayProve(actor) && (actor.heldBack ? actor.heldBack === 'enrolment' : actor.roles.length > 0);

/** Another's factors are reset by who manages staff; one's own are removed one by one. */
export const mayReset = (actor: Actor, userId: string): boolean =>
  has(actor, 'manageStaff') && !(actor.kind === 'person' && actor.userId === userId);
