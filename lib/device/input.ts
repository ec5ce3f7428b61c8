import { z } from 'zod';

/** The code that an organiser's screen shows once. */
export const enrolInput = z.object({ code: z.string().trim().min(20).max(100) });

/** What a device says of itself whenever it speaks. */
export const statusInput = z.object({
  queued: z.number().int().min(0).max(1_000_000),
  people: z.number().int().min(0).max(10_000_000),
});
export type StatusInput = z.output<typeof statusInput>;
