import type { mailing } from '@/db/schema';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { type RegistrationFilter, registrationFilter } from '@/lib/dashboard/input';
import { LOCALES, type Locale } from '@/messages/locales';

/** The filter of the list that a query names; none where it makes no sense, or is no more: that must not mean everybody. */
export function filterIn(query: string | null): RegistrationFilter | undefined {
  const read = registrationFilter.safeParse(Object.fromEntries(new URLSearchParams(query ?? '')));
  return read.success && query !== null ? read.data : undefined;
}

export type Mailing = typeof mailing.$inferSelect;
export type MailingStanding = 'draft' | 'running' | 'paused' | 'stopped' | 'finished';

export function standingOf(one: Mailing): MailingStanding {
  if (!one.startedAt) return 'draft';
  if (one.stoppedAt) return 'stopped';
  if (one.finishedAt) return 'finished';
  return one.pausedAt ? 'paused' : 'running';
}

/** Why somebody is passed over: as things stand at the start, and again when it is their turn. */
export const SKIPS = [
  'erased',
  'ended',
  'unconfirmed',
  'bounced',
  'no_news',
  'news_withdrawn',
  'stopped',
] as const;
export type Skip = (typeof SKIPS)[number];

/** What stands in braces for each person's own. */
export const PLACEHOLDERS = ['name', 'reference'] as const;
export type Personal = Record<(typeof PLACEHOLDERS)[number], string>;

const IN_BRACES = /\{([^{}]*)\}/g;

/** What stands in braces and means nothing, as it was typed; a brace that is left alone is named by itself. */
export function unknownPlaceholders(text: string): string[] {
  const unknown = [...text.matchAll(IN_BRACES)]
    .filter(([, name]) => !PLACEHOLDERS.some((one) => one === name?.trim()))
    .map(([typed]) => typed);
  const alone = text.replace(IN_BRACES, '').match(/[{}]/g) ?? [];
  return [...new Set([...unknown, ...alone])];
}

/** A text with each person's own in it. What it says of a person is not looked through again. */
export const filled = (text: string, personal: Personal): string =>
  text.replace(IN_BRACES, (typed, name: string) => personal[name.trim() as keyof Personal] ?? typed);

type Texts = Pick<Mailing, 'subject' | 'body' | 'fallback'>;

/** The languages in which a mailing is written. */
export const writtenIn = ({ subject, body }: Texts): Locale[] =>
  LOCALES.filter((locale) => subject[locale] && body[locale]);

/** In which of them somebody is written to. */
export const languageFor = (texts: Texts, locale: string): Locale =>
  writtenIn(texts).find((one) => one === locale) ?? (texts.fallback as Locale);

export const LEAST_RATE = 1;
export const MOST_RATE = 1000;
export const USUAL_RATE = 100;
export const MOST_RECEIVERS = 50_000;

// What a slow moment held up is caught up, and a long standstill is not: the rate is one that the receiving side was told of.
const CATCH_UP_MS = 1000;

/** When the mail after this one may leave. */
export const nextAfter = ({ nextAt, ratePerMinute }: Mailing, now: Date): Date =>
  after(
    new Date(Math.max(nextAt?.getTime() ?? 0, now.getTime() - CATCH_UP_MS)),
    MINUTE_MS / (ratePerMinute ?? 1),
  );

/** How long the rest takes at least, in minutes. */
export const minutesFor = (people: number, ratePerMinute: number): number =>
  Math.ceil(people / ratePerMinute);
