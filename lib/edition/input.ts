import { z } from 'zod';
import { isCountryCode } from '@/lib/core/country';
import { instant, optionalReason, seats, whole } from '@/lib/core/input';
import { cleanName, hasForbiddenCharacters } from '@/lib/core/person-name';
import { unsafeAddresses } from '@/lib/core/prose';
import { DESK_LOCALES, LOCALES, type Locale } from '@/messages/locales';

const day = z.iso
  .date({ error: 'invalid_day' })
  .refine((text) => text >= '1970' && text < '9999', { error: 'invalid_day' });

/** One line in one language: no empty one, for a name that is missing in a language leaves a hole in every page and letter. */
export const line = (longest: number) =>
  z
    .string()
    .transform(cleanName)
    .pipe(z.string().min(1, { error: 'required' }).max(longest))
    .refine((text) => !hasForbiddenCharacters(text), { error: 'name_forbidden_characters' });

export const perLanguage = <S extends z.ZodType>(schema: S) =>
  z.strictObject(Object.fromEntries(LOCALES.map((locale) => [locale, schema])) as Record<Locale, S>);

/** A line in every language: needed in those of the desk; empty in another one means that English stands there. */
const lines = (longest: number) => {
  const isNeeded = (locale: Locale) => (DESK_LOCALES as readonly Locale[]).includes(locale);
  const shape = LOCALES.map((locale) => [
    locale,
    isNeeded(locale) ? line(longest) : z.union([z.literal(''), line(longest)]),
  ]);
  return z.strictObject(Object.fromEntries(shape) as Record<Locale, z.ZodType<string, string>>);
};

/** A name in the languages of the interface; a language that is left out stays as it is. */
const name = lines(200).partial();

/** The settings of an edition that `settings set` and the settings pages may change, one by one. */
export const settingsInput = z
  .strictObject({
    name,
    city: name,
    venue: name,
    organiser: name,
    number: whole(1, 1000),
    startsOn: day,
    endsOn: day,
    timeZone: z.string().trim().refine(isTimeZone, { error: 'unknown_zone' }),
    hostCountry: z.string().refine(isCountryCode, { error: 'invalid_country' }),
    contactEmail: z.email({ error: 'invalid_email' }).max(254),
    capacity: seats,
    internationalReserve: seats,
    internationalTarget: seats,
    seatsHeldFrom: z.enum(['submission', 'approval']),
    registrationOpensAt: instant,
    registrationClosesAt: instant,
    emailConfirmationHours: whole(1, 720),
    decisionDays: whole(1, 90),
    informationDays: whole(1, 90),
    decisionGraceMinutes: whole(0, 60),
    emailReminderHours: whole(0, 720),
    informationReminderHours: whole(0, 720),
    attendanceReminderHours: whole(0, 720),
    attendanceConfirmBy: z.union([z.literal('').transform(() => null), z.null(), instant]),
    attendanceAskDays: whole(1, 365),
    noShowPercent: whole(0, 100),
    rightsWorkingDays: whole(1, 30),
    rightsErasureDays: whole(1, 90),
    isTicketStoppedUnagreed: z.union([
      z.boolean(),
      z.enum(['true', 'false']).transform((text) => text === 'true'),
    ]),
    registrationsPerMinute: whole(1, 1_000_000),
    shield: z.enum(['off', 'automatic', 'on']),
  })
  .partial();

export type SettingsInput = z.infer<typeof settingsInput>;
export type SettingKey = keyof SettingsInput;

const sizes = z
  .object({ capacity: seats, internationalReserve: seats, internationalTarget: seats })
  .partial();

/** Sizes of the forum as they shall be; `seen` is what they were when the person decided. */
export const sizesInput = sizes.extend({ seen: sizes.default({}), reason: optionalReason });
export type SizesInput = z.output<typeof sizesInput>;

/** A step in which the international reserve is given up. */
export const releaseInput = z.object({ dueAt: instant, toSeats: seats, reason: optionalReason });
export type ReleaseInput = z.output<typeof releaseInput>;

/** The places where organisers may speak in their own words; what people agree to has versions, and is of `consent`. */
export const TEXT_PLACES = ['lead', 'about', 'guests', 'register', 'done', 'closed'] as const;
export type TextPlace = (typeof TEXT_PLACES)[number];

const LONGEST_TEXT = 20_000;

/** Several paragraphs, line breaks kept; empty leaves the language to another. */
export const paragraphs = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
  .pipe(z.string().max(LONGEST_TEXT))
  .refine((text) => !hasForbiddenCharacters(text.replace(/[\n\t]/g, ' ')), {
    error: 'name_forbidden_characters',
  })
  .refine((text) => unsafeAddresses(text).length === 0, { error: 'unsafe_link' });
const written = perLanguage(paragraphs.default(''));
export type Written = z.output<typeof written>;

/** A text that no language lacks. */
export const textInEvery = perLanguage(paragraphs.refine((text) => text !== '', { error: 'required' }));
/** A text that may be empty in every language. */
export const textInAny = written;

/** A text in every language, and what it was when the person wrote it. */
export const textInput = z.object({ place: z.enum(TEXT_PLACES), written, seen: written });
export type TextInput = z.output<typeof textInput>;

const names = lines(120).partial().required({ en: true, ru: true });
const isOpen = z.preprocess((value) => value === true || value === 'yes', z.boolean());
const letter = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]$/, { error: 'one_letter' });

export const CHOICE_KINDS = ['category', 'track'] as const;
export type ChoiceKind = (typeof CHOICE_KINDS)[number];

/** A category or track as it shall be; `key` is what the API calls it, and never changes. */
const choice = z.object({
  kind: z.enum(CHOICE_KINDS),
  key: z.string().trim().min(1, { error: 'required' }),
  name: names,
  isOpen,
  letter: letter.optional(),
});
const KEY_FORM: Record<ChoiceKind, RegExp> = {
  category: /^[A-Z]{3}$/,
  track: /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
};
const KEY_FAULT: Record<ChoiceKind, string> = { category: 'three_letters', track: 'short_key' };
const LONGEST_KEY = 40;

export const newChoiceInput = choice.superRefine(({ kind, key, letter: given }, context) => {
  if (!KEY_FORM[kind].test(key) || key.length > LONGEST_KEY)
    context.addIssue({ code: 'custom', path: ['key'], message: KEY_FAULT[kind] });
  if (kind === 'category' && given === undefined)
    context.addIssue({ code: 'custom', path: ['letter'], message: 'required' });
});
export type NewChoice = z.output<typeof newChoiceInput>;

/** Seen: what it was when the person decided. */
export const changedChoiceInput = choice.extend({
  seen: z.object({ name: z.record(z.string(), z.string()), isOpen, letter: letter.optional() }),
});
export type ChangedChoice = z.output<typeof changedChoiceInput>;

export const choiceRef = choice.pick({ kind: true, key: true });
export type ChoiceRef = z.output<typeof choiceRef>;

/** A zone by name, aliases such as Asia/Kolkata included; not an offset, which knows no summer time. */
function isTimeZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
