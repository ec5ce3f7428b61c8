import { z } from 'zod';
import { VISA_NEEDS } from '@/db/schema';
import { isCountryCode } from '@/lib/core/country';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';
import { DOCUMENT_TYPES, normalNumber, SEXES } from '@/lib/vault/documents';
import { BADGE_LINE_LONGEST } from './rules';

const reference = z.string().trim().toUpperCase().min(1).max(40);
const blank = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());

const line = (longest: number) =>
  z
    .string()
    .transform(cleanName)
    .pipe(z.string().min(1).max(longest))
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

const country = z.string().refine(isCountryCode, { error: 'invalid_country' });

/** A day that exists, in years that a paper could name. */
const day = z.iso
  .date({ error: (issue) => (issue.input === '' || issue.input === undefined ? 'required' : 'invalid_day') })
  .refine((text) => text >= '1900' && text < '2200', { error: 'invalid_day' });

const badgeLine = line(200).refine((text) => [...text].length <= BADGE_LINE_LONGEST, {
  error: 'line_too_long',
});

/** The name on the badge in one line or two. */
export const namesInput = z.object({ reference, first: badgeLine, second: blank(badgeLine) });
export type NamesInput = z.output<typeof namesInput>;

/** The document that somebody will bring, and the date of birth that stands in it. */
export const documentInput = z.object({
  reference,
  type: z.enum(DOCUMENT_TYPES),
  /** Empty: the one that is kept. */
  number: blank(line(60).transform(normalNumber)),
  issuingCountry: country,
  expiresOn: blank(day),
  sex: blank(z.enum(SEXES)),
  birthDate: day,
});
export type DocumentInput = z.output<typeof documentInput>;

const invitation = z.object({
  birthPlace: line(120),
  birthCountry: country,
  residenceAddress: line(300),
  employerAddress: line(300),
  consulateCity: line(120),
  entryOn: day,
  exitOn: day,
  cities: line(200),
});

/** Whether a visa is needed; an official invitation asks for more. */
export const visaInput = z
  .discriminatedUnion(
    'need',
    [
      z.object({ need: z.enum(['not_needed', 'evisa']), reference }),
      invitation.extend({ need: z.literal('invitation'), reference }),
    ],
    { error: (issue) => (issue.code === 'invalid_union' ? 'required' : undefined) },
  )
  .refine((said) => said.need !== 'invitation' || said.entryOn <= said.exitOn, {
    path: ['exitOn'],
    error: 'days_reversed',
  });
export type VisaInput = z.output<typeof visaInput>;

export const JOURNEYS = ['flight', 'train', 'car', 'other'] as const;

const leg = z.object({
  on: day,
  at: blank(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time_of_day' })),
  by: z.enum(JOURNEYS),
  number: blank(line(40)),
  place: blank(line(120)),
});

/** The way to the forum and home; one that is not known yet is left empty. */
export const travelInput = z
  .object({ reference, arrival: leg.optional(), departure: leg.optional() })
  .refine(({ arrival, departure }) => !arrival || !departure || arrival.on <= departure.on, {
    path: ['departure', 'on'],
    error: 'days_reversed',
  });
export type TravelInput = z.output<typeof travelInput>;

/** Diet and access needs, both as empty as the person wants. */
export const needsInput = z.object({ reference, accessNeeds: blank(line(500)), diet: blank(line(200)) });
export type NeedsInput = z.output<typeof needsInput>;

export const ASKED_OF = ['nobody', 'foreign', 'everybody'] as const;
export const visaNeed = z.enum(VISA_NEEDS);

/** The number of a document, as somebody reads it from paper. */
export const searchInput = z.object({ number: line(60).transform(normalNumber).pipe(z.string().min(1)) });
export type SearchInput = z.output<typeof searchInput>;
