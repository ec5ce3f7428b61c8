import { z } from 'zod';
import { VERDICT_OF } from '@/lib/gate/rules';
import { reference } from './registration';

const VERDICTS = ['admit', 'admit_with_action', 'help_desk', 'stop'] as const;
const REASONS = Object.keys(VERDICT_OF) as [keyof typeof VERDICT_OF, ...(keyof typeof VERDICT_OF)[]];

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
  })
  .meta({ id: 'ScanAnswer' });

export const ticketAnswer = z
  .object({
    code: z.string().meta({ description: 'The digits behind the QR code' }),
    status: z.enum(['active', 'suspended', 'revoked', 'replaced']),
  })
  .meta({ id: 'Ticket' });
