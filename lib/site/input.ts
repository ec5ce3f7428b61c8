import { z } from 'zod';
import { isCountryCode } from '@/lib/core/country';
import { instant, whole } from '@/lib/core/input';
import { line, paragraphs, perLanguage } from '@/lib/edition/input';
import { DEFAULT_LOCALE } from '@/messages/locales';
import { SITE_PAGES } from './rules';

const page = z.enum(SITE_PAGES);
const text = perLanguage(paragraphs.default(''));
export type PageText = z.output<typeof text>;

/** A reader without words of their language reads English, and an empty page would say nothing to anybody. */
const writtenText = text.refine((written) => written[DEFAULT_LOCALE] !== '', {
  error: 'required',
  path: [DEFAULT_LOCALE],
});

/** The words of a page in every language, and what they were when the person wrote. */
export const pageTextInput = z.object({ page, text: writtenText, seen: text });
export type PageTextInput = z.output<typeof pageTextInput>;

export const pageRef = z.object({ page });

/** What the publisher has looked at: another draft is not published unseen. */
export const publicationInput = z.object({ page, revision: z.uuid() });
export type Publication = z.output<typeof publicationInput>;

export const versionRef = z.object({ page, number: whole(1, 1_000_000) });
export type VersionRef = z.output<typeof versionRef>;

const country = z.string().refine(isCountryCode, { error: 'invalid_country' });
const day = z.iso.date({ error: 'invalid_day' });
const visa = z.object({
  asOf: day,
  free: z.array(z.object({ country, days: whole(1, 365).nullable() })).max(300),
  electronic: z.array(country).max(300),
});

/** Who needs which visa, and what the table was when the person changed it. A country stands in one list at most. */
export const visaTableInput = z.object({
  table: visa.superRefine(({ free, electronic }, context) => {
    const twice = [...free.map((one) => one.country), ...electronic].find(
      (one, at, all) => all.indexOf(one) !== at,
    );
    if (twice) context.addIssue({ code: 'custom', path: ['electronic'], message: 'country_twice' });
  }),
  seen: visa,
});
export type VisaTableInput = z.output<typeof visaTableInput>;

const optionalLine = (longest: number) => z.union([z.literal(''), line(longest)]).default('');
const title = perLanguage(optionalLine(200)).refine((named) => named[DEFAULT_LOCALE] !== '', {
  error: 'required',
  path: [DEFAULT_LOCALE],
});

const LONGEST_SESSION_MS = 24 * 60 * 60 * 1000;

/** A session as it shall be. Track: empty for everybody. */
const session = z.object({
  startsAt: instant,
  endsAt: instant,
  track: z
    .string()
    .max(40)
    .transform((key) => (key === '' ? null : key)),
  title,
  place: perLanguage(optionalLine(200)),
});
const lasting = <S extends z.ZodType<{ startsAt: Date; endsAt: Date }>>(schema: S) =>
  schema.refine(({ startsAt, endsAt }) => endsAt > startsAt && +endsAt - +startsAt <= LONGEST_SESSION_MS, {
    error: 'hours_reversed',
    path: ['endsAt'],
  });

export const newSessionInput = lasting(session);
export type NewSession = z.output<typeof newSessionInput>;

/** `seen`: the session as it was when the person decided. */
const seen = z.record(z.string(), z.unknown());
export const changedSessionInput = lasting(session.extend({ id: z.uuid(), seen }));
export type ChangedSession = z.output<typeof changedSessionInput>;
export const sessionRef = z.object({ id: z.uuid(), seen });
export type SessionRef = z.output<typeof sessionRef>;
