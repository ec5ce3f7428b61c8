import { z } from 'zod';
import { REASONS } from '@/lib/gate/input';
import { reference, registrationState } from './registration';

const VERDICTS = ['admit', 'admit_with_action', 'help_desk', 'stop'] as const;

/** All that gate staff may know of a person. */
const personAtGate = z
  .object({
    reference,
    nameLatin: z.string(),
    nameNative: z.string().nullable(),
    category: z.string(),
    delegation: z.string().nullable(),
    country: z.string(),
  })
  .meta({ id: 'PersonAtGate' });

export const scanAnswer = z
  .object({
    verdict: z.enum(VERDICTS),
    reason: z.enum(REASONS),
    person: personAtGate.optional(),
    firstScan: z
      .object({ at: z.iso.datetime(), gate: z.string() })
      .optional()
      .meta({ description: 'The first admitted entry' }),
    note: z
      .looseObject({ en: z.string() })
      .optional()
      .meta({ description: 'What to do with a person whom the rules let in under a condition' }),
    badge: z.object({ station: z.string() }).optional().meta({
      description: 'At the printing stations of this gate the badge of the person is being printed',
    }),
  })
  .meta({ id: 'ScanAnswer' });

const ticketStatus = z.enum(['active', 'suspended', 'revoked', 'replaced']);

export const ticketAnswer = z
  .object({
    code: z.string().meta({ description: 'The digits behind the QR code' }),
    status: ticketStatus,
  })
  .meta({ id: 'Ticket' });

const momentAndGate = z.object({ at: z.iso.datetime(), gate: z.string() });

export const batchAnswer = z
  .object({
    answers: z.array(
      z.union([
        z.object({ id: z.string(), answer: scanAnswer }),
        z.object({ id: z.string(), refused: z.string().meta({ description: 'The code of the refusal' }) }),
      ]),
    ),
  })
  .meta({ id: 'ScanBatchAnswer' });

/** What a gate needs of one person, and no more: no contact, document, diet or birth data. */
const rosterPerson = personAtGate
  .extend({
    id: z.uuid(),
    state: registrationState,
    owesConsent: z.literal(true).optional().meta({
      description: 'The ticket lets nobody in until the person agrees to a text that is asked for again',
    }),
    photo: z
      .string()
      .optional()
      .meta({ description: 'Which small photo there is; another photo, another name' }),
    tickets: z.array(
      z.object({
        hash: z.string().meta({
          description:
            'The first 22 letters of base64url of SHA-256 over `<edition id>:<code>`; the edition id begins the cursor',
        }),
        status: ticketStatus,
        endedAt: z.iso.datetime().nullable(),
      }),
    ),
    presence: z.array(
      z.object({
        zone: z.string(),
        direction: z.enum(['entry', 'exit']),
        at: z.iso.datetime(),
        gate: z.string(),
        firstEntry: momentAndGate.nullable(),
      }),
    ),
  })
  .meta({ id: 'RosterPerson' });

export const rosterAnswer = z
  .object({
    people: z.array(rosterPerson),
    gone: z.array(z.uuid()),
    cursor: z.string(),
    hasMore: z.boolean().meta({ description: 'Ask again at once with this cursor' }),
    isFromNothing: z.boolean().meta({ description: 'Forget everybody known before' }),
  })
  .meta({ id: 'Roster' });
