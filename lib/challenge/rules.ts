/** A typed code has a million values: five tries and a short life leave a guesser 1 in 200,000. */
export const CODE_DIGITS = 6;
export const CODE_ATTEMPTS = 5;
export const SIGN_IN_MINUTES = 15;

export type ChallengeFault =
  | 'LINK_UNKNOWN'
  | 'LINK_EXPIRED'
  | 'LINK_USED'
  | 'CODE_WRONG'
  | 'CODE_ATTEMPTS_SPENT';

/** What stands in the way of answering a challenge, if anything. */
export function faultOf(
  challenge: { expiresAt: Date; answeredAt: Date | null } | undefined,
  now: Date,
): 'LINK_UNKNOWN' | 'LINK_EXPIRED' | 'LINK_USED' | undefined {
  if (!challenge) return 'LINK_UNKNOWN';
  if (challenge.answeredAt) return 'LINK_USED';
  return challenge.expiresAt <= now ? 'LINK_EXPIRED' : undefined;
}
