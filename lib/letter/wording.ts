import { createTranslator } from 'use-intl/core';
import type { category, LetterKind, registration } from '@/db/schema';
import { countryName } from '@/lib/core/country';
import type { Edition } from '@/lib/edition/rules';
import { inLanguage } from '@/lib/edition/rules';
import { latinName } from '@/lib/registration/rules';
import { day, days } from '@/messages/dates';
import { messagesOf } from '@/messages/load';
import type { Head } from './head';
import { numberOf, PAPER_LANGUAGES, type PaperLanguage } from './rules';

export type Row = { label: string; value: string };

/** One page of a letter, in the words in which it was issued. */
export type Page = {
  language: PaperLanguage;
  issuer: string;
  address: string[];
  number: string;
  date: string;
  reference: string;
  title: string;
  /** To whom it is written, where that is not its bearer. */
  to: string | null;
  lead: string;
  /** The largest first. */
  names: string[];
  body: string[];
  rows: Row[];
  signatory: { name: string; post: string } | null;
  unsigned: string;
};

type Person = Pick<
  typeof registration.$inferSelect,
  | 'reference'
  | 'state'
  | 'surnameLatin'
  | 'givenLatin'
  | 'nameNative'
  | 'organisation'
  | 'position'
  | 'countryRepresented'
  | 'citizenship'
>;
export type Wording = {
  kind: LetterKind;
  number: number;
  at: Date;
  person: Person;
  category: Pick<typeof category.$inferSelect, 'name'>;
  edition: Edition;
  head: Head;
};

/** What a letter says, page by page. */
export const pagesOf = (of: Wording): Page[] => PAPER_LANGUAGES.map((language) => pageIn(language, of));

function pageIn(
  language: PaperLanguage,
  { kind, number, at, person, category, edition, head }: Wording,
): Page {
  const words = translator(language);
  const own = (text: { en: string } & Record<string, string>) => inLanguage(text, language);
  // A range is not torn apart at its dash.
  const dates = days(edition.startsOn, edition.endsOn, language).replace('–', '–\u2060');
  const event = { forum: own(edition.name), city: own(edition.city), dates };
  const besides = {
    invitation: () =>
      words(person.state === 'approved' ? 'paper.invitation.approved' : 'paper.invitation.pending'),
    visa_support: () => words('paper.visa_support.purpose'),
    participation: () => undefined,
    attendance: () => undefined,
  }[kind]();
  const name = own(head.signatory);
  return {
    language,
    issuer: own(head.issuer),
    address: own(head.address).split('\n').filter(Boolean),
    number: words('paper.number', { number: numberOf(edition.referencePrefix, kind, number) }),
    date: day(at, language, edition.timeZone),
    reference: words('paper.reference', { reference: person.reference }),
    title: words(`kind.${kind}`),
    to: kind === 'visa_support' ? words('paper.visa_support.to') : null,
    lead: words(`paper.${kind}.lead`, { issuer: own(head.issuer) }),
    names: namesIn(language, person),
    body: [words(`paper.${kind}.body`, event), ...(besides ? [besides] : [])],
    rows: [
      { label: words('paper.row.organisation'), value: person.organisation },
      { label: words('paper.row.position'), value: person.position },
      { label: words('paper.row.country'), value: countryName(person.countryRepresented, language) },
      kind === 'visa_support'
        ? { label: words('paper.row.citizenship'), value: countryName(person.citizenship, language) }
        : { label: words('paper.row.category'), value: own(category.name) },
      { label: words('paper.row.venue'), value: own(edition.venue) },
    ],
    signatory: name ? { name, post: own(head.post) } : null,
    unsigned: words('paper.unsigned'),
  };
}

/** The passport's name first, but to a Russian reader the Cyrillic one, where there is one. */
function namesIn(language: PaperLanguage, person: Person): string[] {
  const latin = latinName(person);
  const native = person.nameNative;
  if (!native || native === latin) return [latin];
  return language === 'ru' && /\p{Script=Cyrillic}/u.test(native) ? [native, latin] : [latin, native];
}

const makeTranslator = (locale: PaperLanguage) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'letters' });
const translators = new Map<PaperLanguage, ReturnType<typeof makeTranslator>>();

export function translator(language: PaperLanguage): ReturnType<typeof makeTranslator> {
  const known = translators.get(language) ?? makeTranslator(language);
  translators.set(language, known);
  return known;
}
