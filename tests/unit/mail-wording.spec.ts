import { expect, test } from '@playwright/test';
import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { ABSENT, blanksOf, WORDED_KINDS } from '@/lib/mail/blanks';
import { sightInput } from '@/lib/mail/input';
import { writeLetter } from '@/lib/mail/letter';
import { builtIn } from '@/lib/mail/rewording';
import type { MailContents, MailKind } from '@/lib/mail/rules';
import { samplesIn, type WordedKind } from '@/lib/mail/samples';
import { faultsIn } from '@/lib/mail/wording';
import { messagesOf } from '@/messages/load';
import { DESK_LOCALES, LOCALES, type Locale } from '@/messages/locales';

const EDITION = { name: 'The forum', contactEmail: 'forum@example.org' };
const now = new Date('2027-03-02T09:00:00Z');

test('organisers may write the words of every letter that the catalogue has', () => {
  const { mail } = messagesOf('en');
  const letters = Object.entries(mail).flatMap(([kind, said]) =>
    // A mailing is in their own words anyway.
    typeof said === 'object' && 'subject' in said && kind !== 'mailing' ? [kind] : [],
  );
  expect([...WORDED_KINDS].sort()).toEqual(letters.sort());
});

for (const locale of LOCALES) {
  test(`the platform’s own words in ${locale} pass every check, and come through the form unchanged`, () => {
    for (const kind of WORDED_KINDS) {
      expect(faultsIn(kind, locale, builtIn(kind, locale)), kind).toEqual([]);
      const typed = expectOk(parseInput(sightInput, { kind, locale, ...builtIn(kind, locale) }));
      expect(typed).toEqual({ kind, locale, ...builtIn(kind, locale) });
    }
  });

  test(`a sample of every letter can be written in ${locale}`, () => {
    const samples = samplesIn({ locale, timeZone: 'Europe/Moscow', publicUrl: 'https://forum.example', now });
    for (const kind of WORDED_KINDS) {
      const letter = writeLetter(kind as MailKind, samples[kind] as never, EDITION, locale);
      expect(`${letter.subject} ${letter.text}`, kind).not.toMatch(/[{}]|undefined|mail\.\w+\./);
    }
  });
}

for (const locale of DESK_LOCALES) {
  test(`the desk says in ${locale} what each blank of each letter is`, () => {
    const { blank, kind: names } = messagesOf(locale).admin.settings.mail;
    for (const kind of WORDED_KINDS) {
      expect(names[kind]).toBeTruthy();
      for (const name of blanksOf(kind).keys()) expect(blank, `${kind}.${name}`).toHaveProperty(name);
    }
  });
}

const subject = 'Subject';
const LONG = 'Dear {name}, number {position}.';
const CASES: [string, WordedKind, Locale, string, string, string[]][] = [
  ['a blank that there is not', 'approved', 'en', 'Dear {nmae},', 'unknown', ['nmae']],
  ['a blank of another letter', 'approved', 'en', 'Place {position}', 'unknown', ['position']],
  ['the link, which has a place of its own', 'approved', 'en', 'Go to {link}', 'unknown', ['link']],
  ['a needed blank that is missing', 'rejected', 'en', 'Sorry, {name}.', 'lacking', ['reason']],
  [
    'a needed blank that is said in some cases only',
    'waitlisted',
    'en',
    '{full, select, category {You are {position}.} other {You wait.}}',
    'lacking',
    ['position'],
  ],
  ['a brace that does not close', 'approved', 'en', 'Dear {name, all is well', 'braces', []],
  ['a choice without the rest', 'waitlisted', 'en', `${LONG}{full, select, category {x}}`, 'braces', []],
  [
    'a choice by what never is',
    'waitlisted',
    'en',
    `${LONG}{full, select, planet {x} other {y}}`,
    'option',
    ['planet'],
  ],
  ['a sign read out', 'waitlisted', 'en', `${LONG}{full}`, 'not_words', ['full']],
  ['a number of what is none', 'approved', 'en', '{name, plural, one {#} other {#}}', 'not_number', ['name']],
  ['a date of what is none', 'attendance_request', 'en', '{deadline, date}', 'not_number', ['deadline']],
  [
    'a plural without a form of the language',
    'waitlisted',
    'ru',
    'Вы {position, plural, one {# место} other {# места}}.',
    'plural',
    ['few', 'many'],
  ],
  ['markup', 'approved', 'en', 'Dear <b>{name}</b>', 'markup', ['<b>']],
];

for (const [what, kind, locale, body, code, names] of CASES) {
  test(`${what} is refused and named`, () => {
    const faults = faultsIn(kind, locale, { subject, body });
    expect(faults).toContainEqual({
      part: 'body',
      code,
      names: names.length > 0 ? names : [expect.any(String)],
    });
  });
}

test('where braces break, the words around are named', () => {
  const [fault] = faultsIn('approved', 'en', { subject, body: 'All is well here.\nDear {name' });
  expect(fault?.names[0]).toContain('{name');
});

test('a subject without a letter is refused, and the other way round; a blank may stand in either', () => {
  expect(faultsIn('approved', 'en', { subject, body: '' })).toEqual([
    { part: 'body', code: 'half', names: [] },
  ]);
  expect(faultsIn('approved', 'en', { subject: '', body: 'x' })).toMatchObject([{ part: 'subject' }]);
  expect(faultsIn('approved', 'en', { subject: '{name}: {reference}', body: 'x' })).toEqual([]);
  expect(faultsIn('approved', 'en', { subject: '{oops}', body: 'x' })).toMatchObject([
    { part: 'subject', code: 'unknown' },
  ]);
});

test('an exact number does for the form that it is, and less-than signs are words', () => {
  const body = '{position, plural, =1 {You are next <3} other {You are number #}}';
  expect(faultsIn('waitlisted', 'en', { subject, body })).toEqual([]);
});

test('own words are written with the same frame: greeting band, code, button, footer', () => {
  const values: MailContents['received'] = {
    name: 'Ana & Co',
    reference: 'R-1',
    decideBy: '11 March',
    code: '012345',
    confirmBy: 'noon',
    link: 'https://forum.example/en/confirm?token=t-1',
  };
  const own = { subject: 'Hello {name}\nsecond', body: 'By {decideBy}.\n\nBye, {name}.' };
  const letter = writeLetter('received', values, EDITION, 'en', own);
  expect(letter.subject).toBe('Hello Ana & Co second');
  expect(letter.text).toMatch(/^By 11 March\.\n\nBye, Ana & Co\.\n\nPlease confirm/);
  for (const said of ['012345', values.link, EDITION.contactEmail]) expect(letter.text).toContain(said);
  expect(letter.html).toContain('Bye, Ana &amp; Co.');
});

test('words that cannot be said any more leave the letter in the platform’s words', () => {
  const values = { name: 'Ana', reference: 'R-1' };
  const own = { subject: 'Hi {gone}', body: 'There' };
  expect(writeLetter('withdrawn', values, EDITION, 'en', own)).toEqual(
    writeLetter('withdrawn', values, EDITION, 'en'),
  );
});

test('what stands for none is a blank of its letter', () => {
  for (const [kind, absent] of Object.entries(ABSENT))
    for (const name of Object.keys(absent)) expect(blanksOf(kind as WordedKind).get(name)).toBe('words');
});
