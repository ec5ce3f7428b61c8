import { z } from 'zod';
import { PARTS } from '@/db/schema';
import { isCountryCode } from '@/lib/core/country';
import { whole } from '@/lib/core/input';
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

// Told together with what is wrong elsewhere: two days are compared as soon as both are days.
const areDays = (...days: unknown[]): boolean => days.every((one) => day.safeParse(one).success);
type Span = { entryOn?: unknown; exitOn?: unknown } | null | undefined;
type Ways = { arrival?: { on?: unknown }; departure?: { on?: unknown } } | null | undefined;

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

/** The same as it was typed, whatever that is. */
export const typedDocument = z.object({
  reference,
  type: z.unknown(),
  number: z.unknown(),
  issuingCountry: z.unknown(),
  expiresOn: z.unknown(),
  sex: z.unknown(),
  birthDate: z.unknown(),
});
export type TypedDocument = z.output<typeof typedDocument>;

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
    when: ({ value }) => areDays((value as Span)?.entryOn, (value as Span)?.exitOn),
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
    when: ({ value }) => areDays((value as Ways)?.arrival?.on, (value as Ways)?.departure?.on),
  });
export type TravelInput = z.output<typeof travelInput>;

/** Diet and access needs, both as empty as the person wants. */
export const needsInput = z.object({ reference, accessNeeds: blank(line(500)), diet: blank(line(200)) });
export type NeedsInput = z.output<typeof needsInput>;

/** The number of a document, as somebody reads it from paper. */
export const searchInput = z.object({ number: line(60).transform(normalNumber).pipe(z.string().min(1)) });
export type SearchInput = z.output<typeof searchInput>;

export const ASKED_OF = ['nobody', 'foreign', 'everybody'] as const;
const words = (text: string): string[] => [
  ...new Set(
    text
      .trim()
      .toUpperCase()
      .split(/[\s,;]+/u)
      .filter(Boolean),
  ),
];
const CATEGORY_DAYS = /^([A-Z]{3})=(\d{1,3})$/;

/** How an edition asks for a part: lists and exceptions as an organiser types them. */
export const ruleInput = z.object({
  part: z.enum(PARTS),
  askedOf: z.enum(ASKED_OF),
  isBlocking: z.preprocess((value) => value === 'yes', z.boolean()),
  dueDays: whole(0, 365),
  remindDays: whole(0, 365),
  exceptCategories: z
    .string()
    .max(200)
    .transform(words)
    .refine((codes) => codes.every((code) => /^[A-Z]{3}$/.test(code)), { error: 'category_codes' }),
  dueDaysBy: z
    .string()
    .max(300)
    .transform(words)
    .refine((pairs) => pairs.every((pair) => Number(CATEGORY_DAYS.exec(pair)?.[2] ?? 366) <= 365), {
      error: 'category_days',
    })
    .transform(
      (pairs): Record<string, number> =>
        Object.fromEntries(pairs.map((pair) => [pair.slice(0, 3), Number(pair.slice(4))])),
    ),
});
export type RuleInput = z.output<typeof ruleInput>;

const countries = z
  .string()
  .max(1000)
  .transform(words)
  .refine((codes) => codes.every(isCountryCode), { error: 'country_codes' });

/** Countries by what their citizens need; each in one list. */
export const hintsInput = z
  .object({ not_needed: countries, evisa: countries, invitation: countries })
  .superRefine((lists, context) => {
    const all = Object.entries(lists).flatMap(([need, codes]) => codes.map((code) => ({ need, code })));
    const twice = all.find(({ code }, at) => all.findIndex((other) => other.code === code) < at);
    if (twice) context.addIssue({ code: 'custom', path: [twice.need], message: 'country_codes' });
  });
export type HintsInput = z.output<typeof hintsInput>;
