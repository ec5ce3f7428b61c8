import { z } from 'zod';
import { instant } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';

/** Body of `POST /api/v1/scans`. */
export const scanInput = z
  .object({
    id: z.uuid().meta({ description: 'Made by the device; the same id always gets the same answer' }),
    code: z.string().trim().min(1).max(200).meta({ description: 'As read, digits of the QR code' }),
    gate: z
      .string()
      .trim()
      .min(1)
      .max(20)
      .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' })
      .meta({ example: 'N2' }),
    direction: z.enum(['entry', 'exit']),
    scannedAt: instant,
    offline: z.boolean().optional(),
  })
  .meta({ id: 'ScanInput' });
export type ScanInput = z.output<typeof scanInput>;

/** A person found by name instead of a code. */
export const foundInput = scanInput.omit({ code: true }).extend({ registrationId: z.uuid() });
export type FoundInput = z.output<typeof foundInput>;

/** What a volunteer hears or sees of a name. */
export const findInput = z.object({ typed: z.string().trim().min(1).max(200) });
export type FindInput = z.output<typeof findInput>;
