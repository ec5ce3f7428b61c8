import { z } from 'zod';
import { MAILING_KINDS } from '@/db/schema/mailing';
import { whole } from '@/lib/core/input';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';
import { paragraphs, perLanguage } from '@/lib/edition/input';
import { LOCALES } from '@/messages/locales';
import { filterIn, LEAST_RATE, MOST_RATE, unknownPlaceholders } from './rules';

const subject = z
  .string()
  .transform(cleanName)
  .pipe(z.string().max(150, { error: 'too_long' }))
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

const id = z.uuid();
const version = whole(0, 1_000_000);

/**
 * A mailing as it is to be. The id is made with the page: a form sent twice makes one. `seen`: the version that was shown, 0
 * for none. A language has both parts or none of them, and the one that stands in for others has both.
 */
export const mailingInput = z
  .object({
    id,
    seen: version,
    kind: z.enum(MAILING_KINDS),
    query: z
      .string()
      .max(2000)
      .refine((text) => !hasForbiddenCharacters(text) && filterIn(text) !== undefined, { error: 'invalid' }),
    fallback: z.enum(LOCALES),
    subject: perLanguage(subject.default('')),
    body: perLanguage(paragraphs.default('')),
  })
  .superRefine((given, context) => {
    for (const locale of LOCALES) {
      const isWritten =
        given.fallback === locale || given.subject[locale] !== '' || given.body[locale] !== '';
      for (const part of ['subject', 'body'] as const) {
        const text = given[part][locale];
        const fault = unknownPlaceholders(text).length > 0 ? 'unknown_placeholder' : 'required';
        if ((isWritten && text === '') || fault === 'unknown_placeholder')
          context.addIssue({ code: 'custom', path: [part, locale], message: fault });
      }
    }
  });
export type MailingInput = z.output<typeof mailingInput>;

export const mailingRef = z.object({ id });
export type MailingRef = z.output<typeof mailingRef>;

/** The draft that was seen. */
export const draftRef = z.object({ id, seen: version });
export type DraftRef = z.output<typeof draftRef>;

/** The draft that was seen, with the receivers that were counted. */
export const startInput = draftRef.extend({
  digest: z.string().max(100),
  ratePerMinute: whole(LEAST_RATE, MOST_RATE),
});
export type StartInput = z.output<typeof startInput>;
