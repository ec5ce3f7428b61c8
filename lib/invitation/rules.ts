import { randomInt } from 'node:crypto';
import type { BasePool, invitation } from '@/db/schema';
import type { SeatCount, Wish } from '@/lib/pool/rules';
import { counting, isWorse } from '@/lib/pool/rules';
import { CONFUSED_PAIRS } from './layouts';

export type Invitation = typeof invitation.$inferSelect;

/** No 0 and O, no 1 and I: 32 signs that are told apart in print and over the phone. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** 60 bits: nobody guesses one of a few thousand codes. */
export const CODE_LENGTH = 12;

/** A code as it is printed: `K7QM-2XWP-9FTR`. */
export const grouped = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-');

/** A new code. The database sees to it that there is no second one like it. */
export function newCode(): string {
  const signs = Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length)),
  );
  const code = signs.join('');
  return CONFUSED_PAIRS.some((pair) => code.includes(pair)) ? newCode() : code;
}

export const INVITATION_FAULTS = [
  'code_unknown',
  'code_ended',
  'code_expired',
  'code_used_up',
  'code_for_another_address',
  'code_for_international',
  'code_for_domestic',
] as const;
export type InvitationFault = (typeof INVITATION_FAULTS)[number];

/** Who would use a code, as far as it is known. */
export type Bearer = { emailKey?: string | undefined; pool?: BasePool | undefined };

/** Why a code does not serve this person now; undefined when it does. What is not known yet is not judged. */
export function faultOf(
  found: Invitation | undefined,
  { emailKey, pool }: Bearer,
  now: Date,
): InvitationFault | undefined {
  if (!found) return 'code_unknown';
  if (found.expiresAt && found.expiresAt <= now) return 'code_expired';
  if (found.endedAt) return 'code_ended';
  if (found.uses >= found.maxUses) return 'code_used_up';
  if (found.emailKey && emailKey && found.emailKey !== emailKey) return 'code_for_another_address';
  if (found.pool && pool && found.pool !== pool) return `code_for_${found.pool}`;
  return undefined;
}

export type InvitationState = 'open' | 'used_up' | 'expired' | 'ended';

/** How a code stands, by the same order in which its bearer would be refused. */
export function stateOf(
  one: Pick<Invitation, 'expiresAt' | 'endedAt' | 'uses' | 'maxUses'>,
  now: Date,
): InvitationState {
  if (one.expiresAt && one.expiresAt <= now) return 'expired';
  if (one.endedAt) return 'ended';
  return one.uses >= one.maxUses ? 'used_up' : 'open';
}

/** Where the seats of an invitation are reserved. */
export const reservedIn = ({
  pool,
  category,
  delegationId,
}: Pick<Invitation, 'pool' | 'category' | 'delegationId'>): Wish => ({
  pool: pool ?? 'domestic',
  caps: [
    ...(category ? [`category:${category}` as const] : []),
    ...(delegationId ? [`delegation:${delegationId}` as const] : []),
  ],
});

/** The count after a bearer has taken over a reserved seat; undefined where a cap that it was not reserved in is full. */
export function takenOver(count: SeatCount, found: Invitation, wish: Wish): SeatCount | undefined {
  const after = counting(counting(count, reservedIn(found), -1), wish, 1);
  return isWorse(after, count) ? undefined : after;
}

/** Seats that stay reserved although no use is left for them: they go back to their pools. */
export const spareSeats = ({ reservedSeats, maxUses, uses }: Invitation): number =>
  Math.max(0, reservedSeats - (maxUses - uses));
