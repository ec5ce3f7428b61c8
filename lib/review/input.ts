import { z } from 'zod';
import { REGISTRATION_STATES } from '@/db/schema';
import { isCountryCode } from '@/lib/core/country';
import { instant } from '@/lib/core/input';
import { hasForbiddenCharacters } from '@/lib/core/person-name';
import { registrationInput } from '@/lib/registration/input';
import { REQUESTABLE_FIELDS } from '@/lib/registration/rules';
import { REASON_CODES } from './rules';

const note = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => !hasForbiddenCharacters(text.replace(/[\r\n\t]/g, ' ')), {
    error: 'name_forbidden_characters',
  })
  .transform((text) => text || undefined)
  .optional();

const common = {
  decision: z.enum(['approve', 'reject', 'request_info', 'cancel', 'reset']),
  reasonCode: z.enum(REASON_CODES).optional().meta({ description: 'Why; required to reject' }),
  note: note.meta({ description: 'Own words, sent to the person' }),
  fields: z
    .array(z.enum(REQUESTABLE_FIELDS as [string, ...string[]]))
    .max(20)
    .optional()
    .meta({ description: 'With request_info: what is to be corrected' }),
  fieldNotes: z
    .partialRecord(z.enum(REQUESTABLE_FIELDS as [string, ...string[]]), note)
    .optional()
    .meta({ description: 'With request_info: what is wrong with a field, sent to the person' }),
  deadlineAt: instant.optional().meta({
    description: 'With request_info: until when the person may answer; by the setting where it is left out',
  }),
  whenFull: z.enum(['wait', 'refuse']).optional().meta({
    description:
      'With approve, where there is no free seat: `wait` approves in advance, on the waiting list; `refuse` answers POOL_FULL. Left out: who finds the pool full goes onto the list, approved; who is on it already is POOL_FULL, unless `seenState` says that this was seen',
  }),
  seenState: z.enum(REGISTRATION_STATES).optional().meta({
    description: 'The state in which the reviewer saw it; any other by now is refused as STATE_CHANGED',
  }),
  seenApproved: z.enum(['yes', 'no']).optional().meta({
    description:
      'Whether the reviewer saw it as approved in advance; the contrary by now is STATE_CHANGED, too',
  }),
};

type Asked = {
  decision: string;
  reasonCode?: string;
  note?: string;
  fields?: string[];
  fieldNotes?: Record<string, string | undefined>;
};
function isComplete(asked: Asked, context: z.RefinementCtx): void {
  const miss = (path: string) => context.addIssue({ code: 'custom', path: [path], message: 'required' });
  if (asked.decision === 'reject' && !asked.reasonCode) miss('reasonCode');
  if (asked.decision !== 'request_info') return;
  const noted = Object.entries(asked.fieldNotes ?? {}).flatMap(([field, text]) => (text ? [field] : []));
  const isLoose = noted.some((field) => !asked.fields?.includes(field));
  if (isLoose || (!asked.fields?.length && !asked.note)) miss('fields');
}

export const decisionInput = z.object(common).superRefine(isComplete).meta({ id: 'DecisionInput' });
/** `refuse_unseen`: a program that may not know that somebody waits is told, instead of believing them approved. */
type WhenFull = { whenFull?: 'wait' | 'refuse' | 'refuse_unseen' };
export type DecisionInput = Omit<z.output<typeof decisionInput>, 'whenFull'> & WhenFull;

export const bulkDecisionInput = z
  .object({ references: z.array(z.string().min(1).max(40)).min(1).max(1000), ...common })
  .superRefine(isComplete)
  .meta({ id: 'BulkDecisionInput' });
export type BulkDecisionInput = Omit<z.output<typeof bulkDecisionInput>, 'whenFull'> & WhenFull;

/** A decision on many as the desk asks for it. The id comes with the form, so that a form sent twice asks once. */
export const bulkAskInput = z
  .object({
    id: z.uuid(),
    decision: z.enum(['approve', 'reject']),
    reasonCode: common.reasonCode,
    note,
  })
  .superRefine(isComplete);
export type BulkAskInput = z.output<typeof bulkAskInput>;

/** Who somebody is on paper, as staff correct it; the country represented is changed by moving. */
export const correctionInput = registrationInput
  .pick({ nameLatin: true, nameNative: true, badgeName: true, citizenship: true })
  .extend({ reference: z.string().min(1).max(40), seenState: z.enum(REGISTRATION_STATES) });
export type CorrectionInput = z.output<typeof correctionInput>;
/** A decision that is put into a wave: like one on many, but nothing happens yet. */
export const prepareInput = z
  .object({
    waveId: z.uuid(),
    decision: z.enum(['approve', 'reject']),
    reasonCode: common.reasonCode,
    note,
  })
  .superRefine(isComplete);
export type PrepareInput = z.output<typeof prepareInput>;

/** A wave by the name that reviewers call it, and the moment at which it is published. */
export const waveInput = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' }),
  publishAt: instant,
});
export type WaveInput = z.output<typeof waveInput>;

/** Where a registration is moved to; what is left out stays. */
export const moveInput = z.object({
  category: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
  delegationId: z.union([z.literal('').transform(() => null), z.null(), z.uuid()]).optional(),
  countryRepresented: z.string().refine(isCountryCode, { error: 'invalid_country' }).optional(),
});
export type MoveInput = z.output<typeof moveInput>;
