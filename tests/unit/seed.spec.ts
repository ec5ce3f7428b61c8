import { expect, test } from '@playwright/test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DAY_MS } from '@/lib/core/clock';
import { foldEmail } from '@/lib/core/fold';
import { isDeliverable } from '@/lib/mail/rules';
import { registrationInput } from '@/lib/registration/input';
import { decisionInput } from '@/lib/review/input';
import { ofSex } from '@/lib/seed/names-russian';
import type { Outcome } from '@/lib/seed/outcomes';
import { makePeople, type SeedPerson } from '@/lib/seed/people';

const NOW = new Date('2027-07-01T12:00:00Z');
const OPENED = new Date(NOW.getTime() - 14 * 7 * DAY_MS);
const people = makePeople(3200, 1, NOW);
const registrations = people.map(({ registration }) => registration);
const share = (count: number) => count / people.length;

test('the same seed makes the same people, another makes others', () => {
  expect(makePeople(400, 7, NOW)).toEqual(makePeople(400, 7, NOW));
  const ours = new Set(registrations.map(({ email }) => foldEmail(email)));
  const others = makePeople(400, 7, NOW).map(({ registration }) => foldEmail(registration.email));
  expect(others.filter((email) => ours.has(email))).toEqual([]);
});

test('the people of a seed do not depend on the day', () => {
  const later = makePeople(300, 3, new Date('2027-08-20T06:00:00Z'));
  const names = (list: typeof people) => list.map(({ registration }) => registration.email).toSorted();
  expect(names(later)).toEqual(names(makePeople(300, 3, NOW)));
});

test('every one of them passes the form, unchanged', () => {
  const parsed = registrations.map((registration) => registrationInput.parse(registration));
  expect(JSON.stringify(parsed)).toBe(JSON.stringify(registrations));
});

test('no two share an address, and no address can receive mail', () => {
  const emails = registrations.map(({ email }) => foldEmail(email));
  expect(new Set(emails).size).toBe(emails.length);
  expect(emails.filter(isDeliverable)).toEqual([]);
});

test('every phone number is one that its country knows', () => {
  const unknown = registrations.filter(({ phone }) => !parsePhoneNumberFromString(phone)?.isValid());
  expect(unknown).toEqual([]);
});

test('a third come from abroad, from many countries and in many scripts', () => {
  const abroad = registrations.filter(({ countryRepresented }) => countryRepresented !== 'RU');
  expect(share(abroad.length)).toBeGreaterThan(0.28);
  expect(share(abroad.length)).toBeLessThan(0.36);
  expect(new Set(abroad.map(({ countryRepresented }) => countryRepresented)).size).toBeGreaterThan(60);
  const natives = registrations.map(({ nameNative }) => nameNative ?? '').join(' ');
  for (const script of [
    'Cyrillic',
    'Han',
    'Arabic',
    'Devanagari',
    'Ethiopic',
    'Thai',
    'Armenian',
    'Bengali',
  ]) {
    expect(natives, script).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
  }
});

test('there are mononyms, names of one letter, long names and people who represent another country', () => {
  const latin = registrations.map(({ nameLatin }) => nameLatin);
  expect(latin.filter(({ surname }) => surname === undefined).length).toBeGreaterThan(20);
  expect(
    latin.filter(({ surname, given }) => given.length === 1 || surname?.length === 1).length,
  ).toBeGreaterThan(2);
  expect(latin.some(({ surname = '', given }) => surname.length + given.length > 75)).toBe(true);
  const elsewhere = registrations.filter((one) => one.citizenship !== one.countryRepresented).length;
  expect(share(elsewhere)).toBeGreaterThan(0.02);
  expect(share(elsewhere)).toBeLessThan(0.1);
});

test('letters are in the language that is spoken, where it is one of ours', () => {
  const locales = (country: string) =>
    new Set(registrations.filter((one) => one.countryRepresented === country).map(({ locale }) => locale));
  for (const country of ['RU', 'BY', 'KZ', 'UZ']) expect([...locales(country)]).toEqual(['ru']);
  for (const [country, spoken] of [
    ['CN', 'zh'],
    ['BR', 'pt'],
    ['EG', 'ar'],
    ['IN', 'en'],
  ] as const)
    expect([...locales(country)]).toEqual([spoken]);
});

test('applications come over fourteen weeks, busy at the start and busier at the end', () => {
  const weeks = Array.from({ length: 14 }, () => 0);
  for (const { submittedAt } of people) {
    const week = Math.floor((submittedAt.getTime() - OPENED.getTime()) / (7 * DAY_MS));
    weeks[week] = (weeks[week] ?? 0) + 1;
  }
  // Whoever applied before the opening or after now would have made a week of their own.
  expect(Object.keys(weeks)).toHaveLength(14);
  const [first = 0, last = 0] = [weeks[0], weeks[13]];
  const quietest = Math.min(...weeks);
  expect(first).toBeGreaterThan(2 * quietest);
  expect(last).toBeGreaterThan(first);
  expect(people.map(({ submittedAt }) => submittedAt)).toEqual(
    people.map(({ submittedAt }) => submittedAt).toSorted((one, other) => one.getTime() - other.getTime()),
  );
});

test('some seven hundred are still to be reviewed, and the rest has gone every way there is', () => {
  const those = (outcome: Outcome) => people.filter((person) => person.outcome === outcome);
  const of = (outcome: Outcome) => those(outcome).length;
  expect(of('under_review')).toBeGreaterThan(650);
  expect(of('under_review')).toBeLessThan(750);
  expect(of('approved')).toBeGreaterThan(1500);
  for (const outcome of ['rejected', 'needs_info', 'waitlisted', 'withdrawn', 'unconfirmed'] as const) {
    expect(of(outcome), outcome).toBeGreaterThan(20);
  }
  expect(new Set(those('waitlisted').map(({ registration }) => registration.countryRepresented))).toEqual(
    new Set(['RU']),
  );
});

test('decisions follow applications, arrivals follow approvals, and nothing lies in the future', () => {
  const isDecided = ({ outcome }: SeedPerson) => ['approved', 'rejected', 'needs_info'].includes(outcome);
  expect(people.filter((person) => isDecided(person) !== (person.decision !== undefined))).toEqual([]);
  const wrong = people.filter(({ submittedAt, decision, arrival }) => {
    if (decision && !(submittedAt < decision.at && decision.at <= NOW)) return true;
    return arrival && !(decision && decision.at < arrival.at && arrival.at <= NOW);
  });
  expect(wrong).toEqual([]);
  const inputs = people.flatMap(({ decision }) => (decision ? [decision] : []));
  expect(inputs.filter((input) => !decisionInput.safeParse(input).success)).toEqual([]);
  expect(people.filter(({ arrival }) => arrival).length).toBeGreaterThan(250);
});

test('a small forum works as well as a large one', () => {
  for (const count of [0, 1, 2, 30]) expect(makePeople(count, 5, NOW)).toHaveLength(count);
});

test('a city has one head at most', () => {
  const heads = registrations
    .filter(({ position }) => position === 'Mayor' || position === 'Глава города')
    .map(({ organisation }) => organisation);
  expect(heads.length).toBeGreaterThan(10);
  expect(new Set(heads).size).toBe(heads.length);
});

for (const [man, woman] of [
  ['Иванов', 'Иванова'],
  ['Соловьёв', 'Соловьёва'],
  ['Ильин', 'Ильина'],
  ['Вознесенский', 'Вознесенская'],
  ['Донской', 'Донская'],
  ['Толстой', 'Толстая'],
  ['Римский-Корсаков', 'Римская-Корсакова'],
  ['Бондаренко', 'Бондаренко'],
  ['Цой', 'Цой'],
  ['Ян', 'Ян'],
  ['Черных', 'Черных'],
] as const) {
  test(`a woman of the ${man} family is ${woman}`, () => {
    expect(ofSex(man, 'f')).toBe(woman);
    expect(ofSex(man, 'm')).toBe(man);
  });
}
