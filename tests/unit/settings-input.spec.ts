import { expect, test } from '@playwright/test';
import { parseInput } from '@/lib/core/input';
import { settingsInput } from '@/lib/edition/input';
import { changedSince, type Edition, isInternational, ownWords, windowAt } from '@/lib/edition/rules';

const GOOD: [string, unknown, unknown][] = [
  ['capacity', '5000', 5000],
  ['capacity', 0, 0],
  ['internationalReserve', ' 12 ', 12],
  ['seatsHeldFrom', 'approval', 'approval'],
  ['timeZone', 'Europe/Moscow', 'Europe/Moscow'],
  ['timeZone', 'Asia/Kolkata', 'Asia/Kolkata'],
  ['timeZone', 'UTC', 'UTC'],
  ['hostCountry', 'BR', 'BR'],
  ['attendanceConfirmBy', '', null],
  ['attendanceConfirmBy', '2027-08-10T12:00:00+03:00', new Date('2027-08-10T09:00:00Z')],
  ['emailReminderHours', '0', 0],
  ['attendanceAskDays', '14', 14],
  ['noShowPercent', '0', 0],
  ['name', { ru: '  Форум  городов ' }, { ru: 'Форум городов' }],
  ['registrationOpensAt', '2027-01-01T00:00:00+03:00', new Date('2026-12-31T21:00:00Z')],
];
for (const [setting, written, read] of GOOD) {
  test(`${setting}=${written} is understood`, () => {
    expect(parseInput(settingsInput, { [setting]: written })).toEqual({
      ok: true,
      value: { [setting]: read },
    });
  });
}

const BAD: [string, unknown][] = [
  ['capacity', ''],
  ['capacity', ' '],
  ['capacity', null],
  ['capacity', true],
  ['capacity', '-1'],
  ['capacity', '1.5'],
  ['capacity', 1.5],
  ['capacity', '1e3'],
  ['capacity', '1000001'],
  ['seatsHeldFrom', 'payment'],
  ['timeZone', 'Mars/Olympus'],
  ['timeZone', '+03:00'],
  ['hostCountry', 'XX'],
  ['hostCountry', 'Brazil'],
  ['registrationOpensAt', '2027-01-01'],
  ['registrationOpensAt', '2027-01-01T00:00:00'],
  ['startsOn', '2027-02-30'],
  ['contactEmail', 'forum'],
  ['emailConfirmationHours', '0'],
  ['attendanceConfirmBy', 'soon'],
  ['attendanceAskDays', '0'],
  ['noShowPercent', '101'],
  ['informationReminderHours', ''],
  ['color', 'red'],
  ['name', { en: '' }],
  ['name', { ru: ' ' }],
  ['venue', { fr: 'Ici' }],
  ['organiser', 'Us'],
  ['city', { en: 'x'.repeat(201) }],
];
for (const [setting, written] of BAD) {
  test(`${setting}=${JSON.stringify(written)} is refused`, () => {
    expect(parseInput(settingsInput, { [setting]: written }).ok).toBe(false);
  });
}

const opensAt = new Date('2027-01-01T00:00:00Z');
const closesAt = new Date('2027-08-01T00:00:00Z');
for (const [moment, isOpen] of [
  ['2026-12-31T23:59:59.999Z', false],
  ['2027-01-01T00:00:00.000Z', true],
  ['2027-07-31T23:59:59.999Z', true],
  ['2027-08-01T00:00:00.000Z', false],
] as const) {
  test(`registration ${isOpen ? 'is' : 'is not'} open at ${moment}`, () => {
    const edition = { registrationOpensAt: opensAt, registrationClosesAt: closesAt };
    expect(windowAt(edition, new Date(moment))).toEqual({ isOpen, opensAt, closesAt });
  });
}

test('international is who represents another country than the host, whatever the passport', () => {
  expect([
    isInternational({ hostCountry: 'RU' }, 'CN'),
    isInternational({ hostCountry: 'RU' }, 'RU'),
  ]).toEqual([true, false]);
});

for (const [given, errors] of [
  [{ timeZone: 'Mars/Olympus' }, ['timeZone unknown_zone']],
  [{ startsOn: '2027-02-30' }, ['startsOn invalid_day']],
  [{ name: { en: 'Forum', ru: '' } }, ['name.ru required']],
  [{ decisionDays: '-3' }, ['decisionDays not_a_number']],
  [
    { decisionDays: '0', informationDays: '91' },
    ['decisionDays number_out_of_range', 'informationDays number_out_of_range'],
  ],
  [{ contactEmail: 'forum' }, ['contactEmail invalid_email']],
  [{ hostCountry: 'XX' }, ['hostCountry invalid_country']],
] as const) {
  test(`${JSON.stringify(given)} is told at its field`, () => {
    const parsed = parseInput(settingsInput, given);
    const found = parsed.ok ? [] : (parsed.refusal.details?.errors as { path: string; code: string }[]);
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(errors);
  });
}

for (const [text, locale, shown] of [
  [undefined, 'en', undefined],
  [{ en: '', ru: '' }, 'ru', undefined],
  [{ en: 'One', ru: 'Два' }, 'ru', { text: 'Два', locale: 'ru' }],
  [{ en: 'One', ru: '' }, 'ru', { text: 'One', locale: 'en' }],
  [{ en: '', ru: 'Два' }, 'en', { text: 'Два', locale: 'ru' }],
  [{ en: 'One', ru: 'Два' }, 'fr', { text: 'One', locale: 'en' }],
] as const) {
  test(`of ${JSON.stringify(text)} a reader of ${locale} sees ${shown?.text ?? 'what the platform says'}`, () => {
    expect(ownWords(text, locale)).toEqual(shown);
  });
}

test('settings are compared by what they say, in the languages that were seen', () => {
  const edition = {
    name: { en: 'Forum', ru: 'Форум' },
    attendanceConfirmBy: new Date('2027-08-10T09:00:00Z'),
  } as unknown as Edition;
  const seen = { name: { ru: 'Форум' }, attendanceConfirmBy: new Date('2027-08-10T12:00:00+03:00') };
  expect(changedSince(seen, edition)).toEqual([]);
  expect(changedSince({ ...seen, name: { ru: 'Слёт' } }, edition)).toEqual(['name']);
  expect(changedSince({ attendanceConfirmBy: null }, edition)).toEqual(['attendanceConfirmBy']);
});
