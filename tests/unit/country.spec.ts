import { expect, test } from '@playwright/test';
import { COUNTRY_CODES, countryName, countryOptions, isCountryCode } from '@/lib/core/country';

// What the platform names besides countries: exceptional reservations, user-assigned codes, groups of countries.
const NOT_ASSIGNED = 'AC CP CQ DG EA EU EZ FX IC QO TA UK UN XA XB XK ZZ'.split(' ');

test('the codes are those of ISO 3166-1, as the platform knows them', () => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const assigned = letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => names.of(code) !== undefined && !NOT_ASSIGNED.includes(code))
    // A withdrawn code (BU, SU, YU) is an alias of its successor.
    .filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  expect([...COUNTRY_CODES].toSorted()).toEqual(assigned.toSorted());
  expect(new Set(COUNTRY_CODES).size).toBe(249);
});

test('a code is two capital letters of the list', () => {
  for (const code of ['RU', 'CN', 'DZ', 'TR']) expect(isCountryCode(code)).toBe(true);
  for (const code of ['ru', 'XX', 'SU', 'UK', 'RUS', '', 'toString']) expect(isCountryCode(code)).toBe(false);
});

for (const [code, locale, name] of [
  ['RU', 'ru', 'Россия'],
  ['RU', 'en', 'Russia'],
  ['RU', 'zh', '俄罗斯'],
  ['PS', 'ru', 'Палестина'],
  ['PS', 'en-GB', 'Palestine'],
  ['TW', 'ru-RU', 'Тайвань (Китай)'],
  ['TR', 'en', 'Türkiye'],
  ['MD', 'ru', 'Молдова'],
  ['KP', 'ru', 'КНДР'],
  ['XX', 'en', 'XX'],
  ['нет', 'ru', 'нет'],
] as const) {
  test(`${code} is called ${name} in ${locale}`, () => {
    expect(countryName(code, locale)).toBe(name);
  });
}

test('options are all countries once, sorted as the language sorts, and made once', () => {
  for (const locale of ['ru', 'en', 'ar']) {
    const options = countryOptions(locale);
    expect(options).toHaveLength(COUNTRY_CODES.length);
    expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
    const sorted = options.map(({ name }) => name).toSorted(new Intl.Collator(locale).compare);
    expect(options.map(({ name }) => name)).toEqual(sorted);
    expect(countryOptions(locale)).toBe(options);
  }
  expect(countryOptions('en').findIndex(({ code }) => code === 'AX')).toBeLessThan(5);
});
