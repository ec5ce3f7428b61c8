import { z } from 'zod';
import { optionalReason } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { contrastWithWhite, FORMAT_KEYS, LAYOUTS, REPRINT_REASONS, TICKET_REASONS } from './rules';

const note = optionalReason
  .refine((text) => !hasForbiddenCharacters((text ?? '').replace(/[\r\n\t]/g, ' ')), {
    error: 'name_forbidden_characters',
  })
  .meta({ description: 'In own words; kept in the audit' });

/** Body of `POST /api/v1/registrations/{reference}/ticket`. */
export const ticketInput = z
  .object({
    action: z.enum(['reissue', 'revoke']),
    reason: z.enum(TICKET_REASONS).meta({ description: 'Why; kept in the audit' }),
    note,
    seenTicket: z.uuid().optional().meta({
      description: 'The ticket that was seen; another one by now is TICKET_CHANGED',
    }),
  })
  .meta({ id: 'TicketInput' });
export type TicketInput = z.output<typeof ticketInput>;

/** A badge to be printed; a reason where it has been printed before. */
export const printInput = z.object({
  reference: z.string().trim().toUpperCase().min(1).max(40),
  format: z.enum(FORMAT_KEYS),
  reason: z.preprocess((value) => value || undefined, z.enum(REPRINT_REASONS).optional()),
  note,
});
export type PrintInput = z.output<typeof printInput>;

/** Many badges in one file; a reason where those are printed again who have one. The id is made with the page: a form sent twice asks once. */
export const batchInput = z.object({
  id: z.uuid(),
  format: z.enum(FORMAT_KEYS),
  layout: z.enum(LAYOUTS),
  reason: z.preprocess((value) => value || undefined, z.enum(REPRINT_REASONS).optional()),
});
export type BatchInput = z.output<typeof batchInput>;

/** The batch that an act is about. */
export const batchRef = z.object({ id: z.uuid() });

const line = z
  .string()
  .trim()
  .normalize('NFC')
  .max(80, { error: 'too_long' })
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

/** What stands on every badge; `seen`: when it was last changed as its form was shown. */
export const lookInput = z.object({
  headColour: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, { error: 'invalid' })
    .refine((colour) => contrastWithWhite(colour) >= 4.5, { error: 'too_light' }),
  firstLine: line,
  secondLine: line,
  doesRemoveLogo: z.preprocess((value) => value === 'yes', z.boolean()),
  logo: z.instanceof(Uint8Array).optional(),
  seen: z.union([z.literal(''), z.iso.datetime()]),
});
export type LookInput = z.output<typeof lookInput>;
