import { z } from 'zod';
import { REGISTRATION_STATES } from '@/db/schema';
import { localText, moment } from './forum';

export const reference = z.string().meta({ example: 'BMF-27-010017' });
export const registrationState = z.enum(REGISTRATION_STATES).meta({ id: 'RegistrationState' });
const optionalMoment = z
  .date()
  .nullable()
  .transform((at) => at?.toISOString() ?? null)
  .pipe(z.iso.datetime().nullable());

export const receiptAnswer = z
  .object({
    reference,
    status: z.enum(['submitted', 'waitlisted', 'approved']).meta({
      description: 'approved only by an invitation code that approves without review',
    }),
    waitlistPosition: z.int().min(1).optional().meta({ description: 'The place in the list, from 1' }),
  })
  .meta({ id: 'Receipt' });

/** What a list and a record have in common: no document data, nothing from the vault. */
const shown = {
  reference,
  status: registrationState,
  category: z.string(),
  countryRepresented: z.string(),
  territory: z.string().nullable(),
  delegation: localText.nullable(),
  nameLatin: z.object({ surname: z.string().nullable(), given: z.string(), full: z.string() }),
  nameNative: z.string().nullable(),
  organisation: z.string(),
  position: z.string(),
  email: z.string(),
  emailConfirmedAt: optionalMoment,
  submittedAt: moment,
  statusChangedAt: moment,
};
export const listedAnswer = z.object(shown).meta({ id: 'Registration' });

export const registrationPageAnswer = z
  .object({
    items: z.array(listedAnswer),
    total: z.int().min(0).meta({ description: 'All that match, not only this page' }),
    isTotalCut: z.boolean().meta({
      description: 'With `q`, no more than 1,000 are counted: true when there are more than `total`',
    }),
    nextCursor: z.string().nullable().meta({ description: 'Give it as `cursor` to go on; null at the end' }),
  })
  .meta({ id: 'RegistrationPage' });

const step = z.object({
  at: moment,
  actor: z.string().meta({ description: 'Kind and key of who acted, never a name' }),
  action: z.string().meta({ example: 'registration.approved' }),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
const decisionTaken = z.object({
  at: moment,
  by: z.string(),
  decision: z.string(),
  from: registrationState,
  to: registrationState,
  reasonCode: z.string().nullable(),
  note: z.string().nullable(),
});

export const recordAnswer = z
  .object({
    ...shown,
    citizenship: z.string(),
    badgeName: z.string().nullable(),
    honorific: z.string().nullable(),
    phone: z.string(),
    tracks: z.array(z.string()),
    languages: z.array(z.string()),
    invitation: z
      .string()
      .nullable()
      .meta({ description: 'What the organisers call the code that was used' }),
    locale: z.string(),
    isInternational: z.boolean(),
    waitlistPosition: z.int().nullable().meta({ description: 'The place in the waiting list, from 1' }),
    approvedInAdvance: z.boolean().meta({ description: 'Approved already; only a seat is missing' }),
    possibleDecisions: z.array(z.string()),
    history: z.array(step),
    decisions: z.array(decisionTaken),
  })
  .meta({ id: 'RegistrationRecord' });
