import { z } from 'zod';
import { instant, whole } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { LOCALES, type Locale } from '@/messages/locales';
import { isWorded } from './blanks';
import type { WordedKind } from './samples';

// Typed in any script it still fits into one posted form, which the preview sends.
const LONGEST_BODY = 6000;
const LONGEST_SUBJECT = 600;

const words = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(most))
    .refine((text) => !hasForbiddenCharacters(text.replace(/[\n\t]/g, ' ')), {
      error: 'name_forbidden_characters',
    });

const wording = z.object({
  subject: words(LONGEST_SUBJECT).transform((text) => text.replace(/[\n\t ]+/g, ' ')),
  body: words(LONGEST_BODY),
});
const kind = z.string().refine(isWorded, { error: 'invalid' }) as unknown as z.ZodType<WordedKind>;
const seen = whole(0, 1_000_000);

/** The words of a letter in every language; `seen` is the version that the person had before them. */
export const wordingInput = z.object({
  kind,
  written: z.object(
    Object.fromEntries(LOCALES.map((locale) => [locale, wording])) as Record<Locale, typeof wording>,
  ),
  seen,
});
export type WordingInput = z.output<typeof wordingInput>;

/** An earlier version that is to count again; 0 is the platform's own words. */
export const earlierInput = z.object({ kind, number: whole(0, 1_000_000), seen });
export type EarlierInput = z.output<typeof earlierInput>;

/** Words in one language that are to be looked at. */
export const sightInput = wording.extend({ kind, locale: z.enum(LOCALES) });
export type SightInput = z.output<typeof sightInput>;

/** One letter that came back, as a provider's program reports it. */
const reported = z.object({
  kind: z.enum(['permanent', 'transient', 'complaint']).meta({
    description: '`transient` is a delay: it is taken note of by nobody',
  }),
  messageId: z
    .string()
    .trim()
    .max(400)
    .transform((text) => /^<?([0-9a-f-]{36})(@[^>\s]*)?>?$/i.exec(text)?.[1]?.toLowerCase() ?? 'unknown')
    .optional()
    .meta({ description: 'The Message-ID of the letter, with or without its angle brackets and domain' }),
  recipient: z.string().trim().max(320).optional().meta({
    description: 'The address; where no Message-ID is given, the newest letter to it is meant',
  }),
  status: z
    .string()
    .regex(/^[245](\d\d|(\.\d{1,3}){2})$/, { error: 'invalid' })
    .optional()
    .meta({ description: 'The status of RFC 3463, such as `5.1.1`, or of SMTP, such as `550`' }),
  at: instant.optional(),
});
export type Reported = z.output<typeof reported>;

/** What became of letters: told one by one, or as the bounce message itself. */
export const bounceInput = z
  .object({
    bounces: z
      .array(
        reported.refine(({ messageId, recipient }) => Boolean(messageId ?? recipient), {
          error: 'required',
          path: ['messageId'],
        }),
      )
      .min(1)
      .max(500)
      .optional(),
    message: z.string().min(1).max(200_000).optional().meta({
      description: 'A bounce message (RFC 3464) or a complaint (RFC 5965) whole, headers included',
    }),
  })
  .refine(({ bounces, message }) => Boolean(bounces ?? message), { error: 'required', path: ['bounces'] })
  .meta({ id: 'BounceReport' });
export type BounceInput = z.output<typeof bounceInput>;

/** A letter that came back whose address takes letters again. */
export const clearInput = z.object({ id: z.uuid() });
