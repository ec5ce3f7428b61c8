import type { PrintStatus } from '@/db/schema';
import { MINUTE_MS } from '@/lib/core/clock';

/** A station that is not heard for so long is taken for dead, and what it had not begun goes to another. */
export const LEASE_MS = MINUTE_MS;

/** What a person says of a badge that did not come out. `unset`: it could not be set, so nothing was printed. */
export const FAILURES = ['paper', 'printer', 'spoiled', 'missing', 'unset'] as const;
export type Failure = (typeof FAILURES)[number];
/** Why an order was dropped without a badge. */
export const DROPS = ['by_hand', 'not_approved', 'elsewhere', 'undone'] as const;
export type Drop = (typeof DROPS)[number];

export type Order = {
  status: PrintStatus;
  leaseUntil: Date | null;
  handedOutAt: Date | null;
};
/** `doubtful`: it was handed out to a station that has gone silent, and only a person can say what became of it. */
export type Phase = PrintStatus | 'doubtful';

/** Where an order stands now: a lease that has run out gives back what was not begun. */
export function phaseOf({ status, leaseUntil, handedOutAt }: Order, now: Date): Phase {
  if (status !== 'printing' || !leaseUntil || leaseUntil > now) return status;
  return handedOutAt ? 'doubtful' : 'waiting';
}
