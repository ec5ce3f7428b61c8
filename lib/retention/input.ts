import { z } from 'zod';
import { whole } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { MOST_DAYS, RETAINED_CLASSES } from './rules';

const reference = z.string().trim().toUpperCase().min(1).max(40);
/** Whoever asks later reads it; it never says more about a person than that there is one. */
const reason = z
  .string()
  .trim()
  .min(3, { error: 'required' })
  .max(300)
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

/** Somebody to be erased; `typed` is the reference once more, written by hand. */
export const eraseInput = z
  .object({ reference, typed: z.string().trim().toUpperCase().max(40) })
  .refine(({ reference: of, typed }) => of === typed, { path: ['typed'], error: 'reference_differs' });
export type EraseInput = z.output<typeof eraseInput>;

/** Somebody of whom nothing is destroyed, or of whom it may be again, and why. */
export const holdInput = z.object({ reference, reason });
export type HoldInput = z.output<typeof holdInput>;

/** How many days a class is kept. */
export const ruleInput = z.object({ class: z.enum(RETAINED_CLASSES), days: whole(0, MOST_DAYS) });
export type RuleInput = z.output<typeof ruleInput>;

/** A destruction to be put off until the end of a day, and why. */
export const delayInput = z.object({ class: z.enum(RETAINED_CLASSES), until: z.iso.date(), reason });
export type DelayInput = z.output<typeof delayInput>;
