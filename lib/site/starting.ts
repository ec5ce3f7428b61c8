import { createTranslator } from 'use-intl/core';
import { type Edition, inLanguage } from '@/lib/edition/rules';
import { days } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import { LOCALES, type Locale } from '@/messages/locales';
import type { SiteContent, SitePage } from './rules';
import { FIRST_VISA_TABLE } from './visa-table';

const PARTS = {
  programme: ['about'],
  venue: ['address', 'air', 'rail', 'city', 'stay', 'know', 'access'],
  visa: ['free', 'electronic', 'invitation', 'official'],
  press: ['accreditation', 'centre', 'pictures', 'desk'],
  contacts: ['write', 'call', 'who'],
} as const satisfies Record<Exclude<SitePage, 'faq'>, readonly string[]>;

const QUESTIONS = {
  apply: ['who', 'fee', 'passport', 'group', 'later'],
  decision: ['when', 'waiting', 'change', 'withdraw'],
  days: ['enter', 'badge', 'lost', 'languages', 'access'],
  data: ['seen', 'erase'],
} as const;

/** What a page says before organisers have published anything: the platform's own words, with what the edition knows. */
export function startingContent(page: SitePage, edition: Edition, tracks: number): SiteContent {
  const text = Object.fromEntries(
    LOCALES.map((locale) => [locale, startingText(page, locale, edition, tracks)]),
  );
  return {
    text,
    ...(page === 'programme' && { sessions: [] }),
    ...(page === 'visa' && { visa: FIRST_VISA_TABLE }),
  };
}

function startingText(page: SitePage, locale: Locale, edition: Edition, tracks: number): string {
  const speak = createTranslator({ locale, messages: messagesOf(locale), namespace: 'site' });
  const values = {
    tracks,
    city: inLanguage(edition.city, locale),
    venue: inLanguage(edition.venue, locale),
    organiser: inLanguage(edition.organiser, locale),
    days: days(edition.startsOn, edition.endsOn, locale),
    email: edition.contactEmail,
    decisionDays: edition.decisionDays,
  };
  // The keys are put together here; that they exist is what tests/unit/site asks.
  const say = (key: string) => speak(key as 'faq.lead', values);
  const titled = (key: string, body: string) => `# ${say(`${page}.${key}.title`)} [#${key}]\n\n${body}`;
  const parts =
    page === 'faq'
      ? Object.entries(QUESTIONS).map(([group, keys]) =>
          titled(group, keys.map((key) => asked(group, key)).join('\n\n')),
        )
      : PARTS[page].map((key) => titled(key, say(`${page}.${key}.body`)));
  return [say(`${page}.lead`), ...parts].join('\n\n');

  function asked(group: string, key: string): string {
    return `? ${say(`faq.${group}.${key}.q`)} [#${group}-${key}]\n${say(`faq.${group}.${key}.a`)}`;
  }
}
