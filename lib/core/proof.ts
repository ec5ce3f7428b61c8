import { MINUTE_MS } from './clock';
import type { Scope } from './scope';

/**
 * How long a proof of who one is covers acts that reach far: exports, roles, tokens, one's own factors. Long enough to finish a
 * round of them, shorter than the break in which a desk stands unattended.
 */
export const FRESH_PROOF_MINUTES = 10;

/**
 * Whether who acts has just shown who that is. It is asked of people, whose sessions last for days; a token was made under such
 * a proof and has no second face to show, and the command line is for whoever rules the machine anyway. A proof that another
 * machine, whose clock is a little ahead, has noted is fresh.
 */
export function hasFreshProof({ actor, now }: Pick<Scope, 'actor' | 'now'>): boolean {
  if (actor.kind !== 'person') return true;
  return (
    actor.provedAt !== undefined &&
    now.getTime() - actor.provedAt.getTime() <= FRESH_PROOF_MINUTES * MINUTE_MS
  );
}
