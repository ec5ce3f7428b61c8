import { z } from 'zod';
import { whole } from '@/lib/core/input';
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
