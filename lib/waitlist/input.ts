import { z } from 'zod';
import { whole } from '@/lib/core/input';
import { LARGEST_PARTY } from '@/lib/pool/rules';

const reason = z.string().trim().min(1).max(500).meta({ description: 'Why; kept in the audit' });
const reference = z.string().min(1).max(40);

export const promotionInput = z.object({
  reference,
  reason,
  /** Also when there is no free seat: the pools are overbooked then, and show it. */
  overbook: z.boolean().default(false),
});
export type PromotionInput = z.output<typeof promotionInput>;

export const priorityInput = z.object({ reference, priority: whole(0, 9), reason });
export type PriorityInput = z.output<typeof priorityInput>;

export const placeInput = z.object({ reference, position: whole(1, 1_000_000), reason });
export type PlaceInput = z.output<typeof placeInput>;

export const partyInput = z.object({ references: z.array(reference).min(2).max(LARGEST_PARTY) });
export type PartyInput = z.output<typeof partyInput>;
