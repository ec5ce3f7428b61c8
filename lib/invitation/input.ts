import { z } from 'zod';
import { foldEmail } from '@/lib/core/fold';
import { isId } from '@/lib/core/id';
import { instant, whole } from '@/lib/core/input';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';
import { LOCALES } from '@/messages/locales';

/** The most codes of one batch, and the most uses of one code. */
export const MOST_CODES = 1000;
export const MOST_USES = 1000;

const empty = (value: unknown) => (value === '' || value === null ? undefined : value);
const optional = <S extends z.ZodType>(schema: S) => z.preprocess(empty, schema.optional());

const label = z
  .string()
  .transform(cleanName)
  .pipe(z.string().min(1).max(120))
  .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

const id = z.string().refine(isId, { error: 'invalid' });
const flag = z.preprocess((value) => value === true || value === 'yes', z.boolean());

const address = z.string().max(254).pipe(z.email());

/** One address a line; one that occurs twice is taken once. A fault names its line, counted from 0. */
const addresses = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => [given].flat().flatMap((text) => text.split(/\r?\n/)))
  .transform((lines, context) => {
    const found = new Map<string, string>();
    for (const [at, line] of lines.entries()) {
      const email = line.normalize('NFC').trim();
      if (email === '') continue;
      if (!address.safeParse(email).success) {
        context.addIssue({ code: 'custom', path: [at], message: 'invalid_email' });
      }
      if (!found.has(foldEmail(email))) found.set(foldEmail(email), email);
    }
    if (found.size > MOST_CODES) context.addIssue({ code: 'custom', message: 'number_out_of_range' });
    return [...found.values()];
  });

/** Invitation codes to be made together: `count` of them, or one for each address, which alone may use it. */
export const batchInput = z
  .object({
    label,
    count: optional(whole(1, MOST_CODES)),
    maxUses: optional(whole(1, MOST_USES)).transform((uses) => uses ?? 1),
    expiresAt: optional(instant),
    category: optional(z.string().regex(/^[A-Z]{3}$/)),
    delegationId: optional(id),
    pool: optional(z.enum(['domestic', 'international'])),
    /** Of each code. */
    reservedSeats: optional(whole(0, MOST_USES)).transform((seats) => seats ?? 0),
    approves: flag,
    emails: optional(addresses).transform((list) => list ?? []),
    mails: flag,
    locale: optional(z.enum(LOCALES)).transform((locale) => locale ?? 'en'),
  })
  .superRefine((batch, context) => {
    const fault = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message });
    if (batch.emails.length === 0 && batch.count === undefined) fault('count', 'required');
    if (batch.mails && batch.emails.length === 0) fault('emails', 'required');
    if (batch.reservedSeats > batch.maxUses) fault('reservedSeats', 'more_than_uses');
  });
export type BatchInput = z.output<typeof batchInput>;

/** A file with a code for each row, as text; the language is for letters of rows that name none. */
export const sheetInput = z.object({
  text: z.string(),
  mails: flag,
  locale: z.enum(LOCALES),
});
export type SheetInput = z.output<typeof sheetInput>;
/** The same, to be made: the batch is named beforehand, so that a second click makes no second one. */
export const uploadInput = sheetInput.extend({ batchId: id });

/** What may change about one code; whatever is not mentioned stays. An empty moment takes the expiry away. */
export const changeInput = z.object({
  id,
  label: label.optional(),
  maxUses: whole(1, MOST_USES).optional(),
  reservedSeats: whole(0, MOST_USES).optional(),
  expiresAt: z.union([z.literal('').transform(() => null), z.null(), instant]).optional(),
});
export type ChangeInput = z.output<typeof changeInput>;

export const oneInput = z.object({ id });
/** Some codes by their ids, or all of a batch. */
export const someInput = z.union([z.object({ batchId: id }), z.object({ ids: z.array(id).max(MOST_CODES) })]);
export type SomeInput = z.output<typeof someInput>;

export const INVITATION_STATES = ['open', 'used_up', 'expired', 'ended'] as const;
/** What the list of codes is narrowed to. */
export const listInput = z.object({
  state: optional(z.enum(INVITATION_STATES)),
  q: optional(z.string().trim().max(100)),
  batch: optional(id),
});
export type InvitationFilter = z.output<typeof listInput>;
