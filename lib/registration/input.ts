import { z } from 'zod';
import { isCountryCode } from '@/lib/core/country';
import { cleanName, hasForbiddenCharacters, latinNameFault, nativeNameFault } from '@/lib/core/person-name';
import { parsePhone } from '@/lib/core/phone';
import { LOCALES } from '@/messages/locales';

/** Text as people type it: NFC, tidied at the ends, and nothing in it that a database or a reader would stumble over. */
const line = (longest: number) =>
  z
    .string()
    .transform(cleanName)
    .pipe(z.string().min(1).max(longest))
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

const named = (faultOf: (text: string) => string | undefined) =>
  z
    .string()
    .transform(cleanName)
    .superRefine((text, context) => {
      const fault = faultOf(text);
      if (fault) context.addIssue({ code: 'custom', message: fault });
    });

const withoutRepeats = (keys: string[]): string[] => [...new Set(keys)];

const country = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .refine(isCountryCode, { error: 'invalid_country' })
  .meta({ description: 'ISO 3166-1 alpha-2', example: 'CN' });

const phone = line(40)
  .transform((text, context) => {
    const number = parsePhone(text);
    if (number) return number;
    context.addIssue({ code: 'custom', message: 'invalid_phone' });
    return z.NEVER;
  })
  .meta({ description: 'E.164; spaces, brackets and a Russian 8 are understood', example: '+74951234567' });

const email = z
  .string()
  .transform((text) => text.normalize('NFC').trim())
  .pipe(
    z
      .string()
      .min(1)
      .max(254)
      .pipe(z.email({ error: 'invalid_email' })),
  )
  .meta({ description: 'One address, one registration; capitals do not matter', example: 'ana@example.org' });

const consentGiven = z.literal(true, { error: 'consent_required' });

/** The body of `POST /api/v1/registrations`, and, step by step, what the form asks. */
export const registrationInput = z
  .object({
    category: line(3).meta({ description: 'Code of an open category', example: 'DEL' }),
    countryRepresented: country,
    territory: optional(line(120)).meta({ description: 'City or region represented' }),
    delegation: optional(line(120)).meta({
      description: 'Key or name of a delegation; an unknown one is kept as typed',
    }),
    citizenship: country,
    invitationCode: optional(line(40)),
    nameLatin: z.object({
      surname: optional(named(latinNameFault)),
      given: named(latinNameFault),
    }),
    nameNative: optional(named(nativeNameFault)),
    badgeName: optional(named(nativeNameFault)),
    honorific: optional(line(30)),
    email,
    phone,
    organisation: line(200),
    position: line(150),
    tracks: z
      .array(line(40))
      .max(6)
      .transform(withoutRepeats)
      .meta({ description: 'Keys of open tracks', example: ['transport'] }),
    languages: optional(z.array(line(35)).max(12).transform(withoutRepeats)).meta({
      description: 'Languages of interpretation, BCP 47',
    }),
    accessNeeds: optional(line(500)),
    diet: optional(line(200)),
    locale: z.enum(LOCALES).meta({ description: 'Language of letters' }),
    consents: z.object({
      personalData: consentGiven,
      terms: consentGiven,
      photoIdentification: z.boolean().optional(),
      crossBorder: z.boolean().optional(),
      publicList: z.boolean().optional(),
      news: z.boolean().optional(),
    }),
  })
  .meta({ id: 'RegistrationInput' });

export type RegistrationInput = z.output<typeof registrationInput>;

/** The five steps of the form and the schema of each: the same fields, judged by the same rules, as in the whole. */
export const STEP_INPUTS = {
  who: registrationInput.pick({
    category: true,
    countryRepresented: true,
    territory: true,
    delegation: true,
    citizenship: true,
    invitationCode: true,
  }),
  name: registrationInput.pick({ nameLatin: true, nameNative: true, badgeName: true, honorific: true }),
  contact: registrationInput.pick({ email: true, phone: true, organisation: true, position: true }),
  participation: registrationInput.pick({ tracks: true, languages: true, accessNeeds: true, diet: true }),
  consents: registrationInput.pick({ consents: true }),
};
export type StepKey = keyof typeof STEP_INPUTS;
export const STEP_KEYS = Object.keys(STEP_INPUTS) as StepKey[];

/** What the person may change later; which of it, and when, is `editableFields` in the rules. */
export const editInput = registrationInput
  .pick({
    countryRepresented: true,
    territory: true,
    citizenship: true,
    nameLatin: true,
    nameNative: true,
    badgeName: true,
    honorific: true,
    phone: true,
    organisation: true,
    position: true,
    tracks: true,
    languages: true,
    accessNeeds: true,
    diet: true,
  })
  .partial();
export type EditInput = z.output<typeof editInput>;
export type EditableField = keyof EditInput;
