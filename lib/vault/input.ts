import { z } from 'zod';
import { VAULT_FIELDS } from '@/db/schema';
import { hasForbiddenCharacters } from '@/lib/core/person-name';

/** Something of the vault to be shown, and why: the person reads it. */
export const revealInput = z.object({
  reference: z.string().trim().toUpperCase().min(1).max(40),
  field: z.enum(VAULT_FIELDS),
  reason: z
    .string()
    .trim()
    .min(3, { error: 'required' })
    .max(200)
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' }),
});
export type RevealInput = z.output<typeof revealInput>;
