import type { SeatCount } from '@/lib/pool/rules';

/** Seats of an edition without caps. */
export const count = (
  capacity: number,
  reserve: number,
  domestic: number,
  international: number,
): SeatCount => ({
  capacity,
  reserve,
  held: { domestic, international },
  caps: new Map(),
});
