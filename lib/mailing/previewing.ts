import { env } from '@/lib/core/env';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Edition, inLanguage } from '@/lib/edition/rules';
import { writeLetter } from '@/lib/mail/letter';
import type { Letter, MailContents } from '@/lib/mail/rules';
import { messagesOf } from '@/messages/load';
import type { Locale } from '@/messages/locales';
import { mailingOf } from './queries';
import { type Candidate, candidatesOf, digestOf } from './receivers';
import { filled, languageFor, type Mailing, type Skip, writtenIn } from './rules';

/** To whom a draft would go if it were started now: the numbers, and a digest of who they are. */
export type Preview = {
  matched: number;
  people: number;
  /** By the language in which they are written to; `others`: those of them who read another one. */
  languages: { locale: Locale; people: number; others: number }[];
  skipped: Map<Skip, number>;
  digest: string;
};

/** Counts the receivers of a draft. */
export async function previewOf(scope: Scope, one: Mailing): Promise<Preview> {
  const found = await candidatesOf(scope, one);
  const wanted = found.filter(({ skip }) => !skip);
  const languages = writtenIn(one).map((locale) => {
    const theirs = wanted.filter((person) => languageFor(one, person.locale) === locale);
    return { locale, people: theirs.length, others: theirs.filter(reads(locale)).length };
  });
  const skipped = new Map<Skip, number>();
  for (const { skip } of found) if (skip) skipped.set(skip, (skipped.get(skip) ?? 0) + 1);
  return { matched: found.length, people: wanted.length, languages, skipped, digest: digestOf(found) };
}

const reads = (written: Locale) => (person: Candidate) => person.locale !== written;

/** What a mailing says to nobody in particular. News carry a link that leads to the page and knows nobody. */
export function sampleOf(one: Mailing, locale: Locale, edition: Edition): MailContents['mailing'] {
  const { name } = messagesOf(locale).mail.sample;
  const personal = { name, reference: `${edition.referencePrefix}-000000` };
  const text = (part: 'subject' | 'body') => filled(one[part][locale] ?? '', personal);
  const leaveLink = `${env().publicUrl}/${locale}/unsubscribe`;
  return { subject: text('subject'), body: text('body'), ...(one.kind === 'news' && { leaveLink }) };
}

/** A mailing in one language as it will leave. */
export async function sampleLetter(
  scope: Scope,
  id: string,
  language: string | null,
): Promise<Result<Letter, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const found = await mailingOf(scope, id);
  if (!found.ok) return found;
  const locale = writtenIn(found.value).find((one) => one === language);
  if (!locale) return refuse('NOT_FOUND');
  const edition = await currentEdition(scope);
  const from = { name: inLanguage(edition.name, locale), contactEmail: edition.contactEmail };
  return ok(writeLetter('mailing', sampleOf(found.value, locale, edition), from, locale));
}
