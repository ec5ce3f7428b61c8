import { z } from 'zod';
import { LETTER_KINDS } from '@/db/schema';
import { optionalReason } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { REVOKE_REASONS } from './rules';

const reference = z.string().trim().toUpperCase().min(1).max(40);

export const issueInput = z.object({ reference, kind: z.enum(LETTER_KINDS) });
export type IssueInput = z.output<typeof issueInput>;

/** Letters of one kind to many. The id is made with the page: a form sent twice asks once. */
export const manyInput = z.object({ id: z.uuid(), kind: z.enum(LETTER_KINDS) });
export type ManyInput = z.output<typeof manyInput>;
export const batchRef = z.object({ id: z.uuid() });

const blank = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => value || undefined, schema.optional());

/** Which letters the list of all shows. */
export const letterFilter = z.object({
  kind: blank(z.enum(LETTER_KINDS)),
  standing: blank(z.enum(['valid', 'revoked', 'ended'])),
  q: blank(z.string().trim().max(60)),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type LetterFilter = z.output<typeof letterFilter>;

/** A letter to be taken back, and with `isAgain` another one in its place. */
export const revokeInput = z.object({
  id: z.uuid(),
  reason: z.enum(REVOKE_REASONS),
  note: optionalReason.refine((text) => !hasForbiddenCharacters((text ?? '').replace(/[\r\n\t]/g, ' ')), {
    error: 'name_forbidden_characters',
  }),
  isAgain: z.preprocess((value) => value === 'reissue' || value === true, z.boolean()),
});
export type RevokeInput = z.output<typeof revokeInput>;

const line = (most: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .max(most, { error: 'too_long' })
    .refine((text) => !hasForbiddenCharacters(text.replace(/\r?\n/g, ' ')), {
      error: 'name_forbidden_characters',
    });
const lines = line(400).refine((text) => text.split('\n').length <= 5, { error: 'too_long' });
const picture = z.instanceof(Uint8Array).optional();
const isTicked = z.preprocess((value) => value === 'yes', z.boolean());

/** What stands above and below every letter; `seen`: the version that was shown, 0 for none. */
export const headInput = z
  .object({
    issuerEn: line(200),
    issuerRu: line(200),
    addressEn: lines,
    addressRu: lines,
    signatoryEn: line(120),
    signatoryRu: line(120),
    postEn: line(200),
    postRu: line(200),
    logo: picture,
    doesRemoveLogo: isTicked,
    signature: picture,
    doesRemoveSignature: isTicked,
    seen: z.coerce.number().int().min(0).max(1_000_000),
  })
  // Who signs in one language signs in both, and with a post.
  .superRefine((head, context) => {
    const fields = ['signatoryEn', 'signatoryRu', 'postEn', 'postRu'] as const;
    if (fields.every((field) => head[field] === '')) return;
    for (const field of fields)
      if (head[field] === '') context.addIssue({ code: 'custom', path: [field], message: 'required' });
  });
export type HeadInput = z.output<typeof headInput>;
