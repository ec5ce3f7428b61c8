import { z } from 'zod';
import { CONSENT_PURPOSES } from '@/db/schema/consent';
import { textInAny, textInEvery } from '@/lib/edition/input';

const purpose = z.enum(CONSENT_PURPOSES);

/** A draft in every language, and what was there when the person wrote it; nobody agrees to a text that is not there. */
export const documentDraftInput = z.object({ purpose, written: textInEvery, seen: textInAny });
export type DocumentDraftInput = z.output<typeof documentDraftInput>;

/** Publishes the draft that was seen, and none that a colleague has written since. */
export const publishInput = z.object({
  purpose,
  seen: textInEvery,
  asksAgain: z.preprocess((value) => value === true || value === 'yes', z.boolean()),
});
export type PublishInput = z.output<typeof publishInput>;

export const purposeInput = z.object({ purpose });
