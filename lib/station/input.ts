import { z } from 'zod';
import { FORMAT_KEYS, REPRINT_REASONS } from '@/lib/badge/rules';
import { placeKey } from '@/lib/gate/input';
import { FAILURES } from './rules';

export const orderRef = z.object({ id: z.uuid() });

/** A badge to be printed at a station; a reason where it has been printed before. */
export const orderInput = z.object({
  reference: z.string().trim().toUpperCase().min(1).max(40),
  station: placeKey,
  reason: z.preprocess((value) => value || undefined, z.enum(REPRINT_REASONS).optional()),
});
export type OrderInput = z.output<typeof orderInput>;

export const moveInput = orderRef.extend({ station: placeKey });
export type MoveInput = z.output<typeof moveInput>;

/** A station that asks: whether it takes the next order, or only looks. */
export const attendInput = z.object({ isTaking: z.boolean() });
export const handOutInput = orderRef.extend({ format: z.enum(FORMAT_KEYS) });
export type HandOutInput = z.output<typeof handOutInput>;

/** What became of a badge that was handed out, as the person beside the printer says. */
export const settleInput = orderRef.extend({
  outcome: z.enum(['came_out', 'handed_over', ...FAILURES]),
});
export type SettleInput = z.output<typeof settleInput>;
