import { z } from 'zod';
import { CLAIM_KINDS } from '@/db/schema/claim';
import { hasForbiddenCharacters } from '@/lib/core/person-name';

const words = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(4000))
  .refine((text) => !hasForbiddenCharacters(text.replace(/[\n\t]/g, ' ')), {
    error: 'name_forbidden_characters',
  });
const kind = z.enum(CLAIM_KINDS);
const reference = z.string().trim().toUpperCase().min(1, { error: 'required' }).max(40);

/** What is to be corrected, or objected to, has to be said; access and erasing speak for themselves. */
const isSaid = ({ kind: of, words: said }: { kind: string; words: string }) =>
  said !== '' || of === 'access' || of === 'erase';
const UNSAID = { path: ['words'], error: 'required' };

/** What a person asks for. */
export const claimInput = z.object({ reference, kind, words }).refine(isSaid, UNSAID);
export type ClaimInput = z.output<typeof claimInput>;

/** The same, noted from a letter on paper, by the day on which that came. */
export const enteredClaimInput = z
  .object({ reference, kind, words, receivedOn: z.iso.date({ error: 'invalid_day' }) })
  .refine(isSaid, UNSAID);
export type EnteredClaimInput = z.output<typeof enteredClaimInput>;

/** How it was answered; a refusal has its reason in the answer, and every answer is read by the person. */
export const answerInput = z.object({
  id: z.uuid(),
  outcome: z.enum(['done', 'refused']),
  words: words.refine((text) => text !== '', { error: 'required' }),
});
export type AnswerInput = z.output<typeof answerInput>;

export const claimRef = z.object({ id: z.uuid() });
