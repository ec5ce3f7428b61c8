import { z } from 'zod';
import type { CapKey } from '@/db/schema';
import { optionalReason, seats } from '@/lib/core/input';
import { isCapKey } from './rules';

/** A size, or nothing: no cap. */
const capSize = z.union([z.literal('').transform(() => null), z.null(), seats]);

/** A cap as it shall be; `seen` is what it was when the person decided, and left out where nobody looked. */
export const capInput = z.object({
  key: z.string().refine((text): text is CapKey => isCapKey(text), { error: 'invalid' }),
  size: capSize,
  seen: capSize.optional(),
  reason: optionalReason,
});
export type CapInput = z.output<typeof capInput>;
