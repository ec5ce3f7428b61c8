import { z } from 'zod';
import { REGISTRATION_STATES } from '@/db/schema';
import { optionalReason } from '@/lib/core/input';
import { registrationInput } from '@/lib/registration/input';
import { FIELD_NAMES } from './rules';

const reference = z.string().trim().toUpperCase().min(1).max(40);

/** Two registrations, in whichever order. */
export const pairInput = z
  .object({ first: reference, second: reference })
  .refine(({ first, second }) => first !== second, { path: ['second'], error: 'same_registration' });
export type PairInput = z.output<typeof pairInput>;

export const differentInput = z.object({ first: reference, second: reference, note: optionalReason });
export type DifferentInput = z.output<typeof differentInput>;

/** Which of two stays, what is taken over from the other, and whether its address is written to. */
export const mergeInput = z
  .object({
    kept: reference,
    lost: reference,
    seenKept: z.enum(REGISTRATION_STATES),
    seenLost: z.enum(REGISTRATION_STATES),
    take: z.array(z.enum(FIELD_NAMES)).max(FIELD_NAMES.length),
    tell: z.boolean(),
  })
  .refine(({ kept, lost }) => kept !== lost, { path: ['lost'], error: 'same_registration' });
export type MergeInput = z.output<typeof mergeInput>;

/** Who comes instead. Category and delegation are those of the place; consents are the person's own to give. */
export const substituteInput = registrationInput
  .pick({
    nameLatin: true,
    nameNative: true,
    badgeName: true,
    honorific: true,
    citizenship: true,
    countryRepresented: true,
    territory: true,
    email: true,
    phone: true,
    organisation: true,
    position: true,
    locale: true,
  })
  .extend({
    reference,
    seenState: z.enum(REGISTRATION_STATES),
    outcome: z.enum(['approve', 'review']),
    reason: optionalReason,
  });
export type SubstituteInput = z.output<typeof substituteInput>;
