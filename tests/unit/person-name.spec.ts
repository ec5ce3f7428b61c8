import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  cleanName,
  hasForbiddenCharacters,
  latinNameFault,
  type NameFault,
  nativeNameFault,
} from '@/lib/core/person-name';

const LATIN: [string, NameFault | undefined][] = [
  ['Ivanov', undefined],
  ['O', undefined],
  ['K. R.', undefined],
  ['van der Merwe', undefined],
  ["O'Brien-d’Arc", undefined],
  ['O‘tkir Gʻulomov', undefined],
  ['de la Peña y Núñez', undefined],
  ['Nguyễn Thị Ánh', undefined],
  ['Ṣọ́lá', undefined],
  ['Əliyev', undefined],
  ['SUHARTO', undefined],
  ['Kavitha A/P Rajan', undefined],
  ['mcDonald', undefined],
  ['a'.repeat(60), undefined],
  ['a'.repeat(61), 'name_too_long'],
  ['', 'name_missing'],
  ['   ', 'name_missing'],
  ['Ivan2', 'name_has_digits'],
  ['Ivan٢', 'name_has_digits'],
  ['Иванов', 'name_not_latin'],
  ['Ivаnov', 'name_not_latin'],
  ['王', 'name_not_latin'],
  ['Ana_Silva', 'name_not_latin'],
  ['Ana 😀', 'name_not_latin'],
  ['<b>Ana', 'name_not_latin'],
  ['-.', 'name_no_letters'],
  ['Ana\u0000', 'name_forbidden_characters'],
  ['Ana\nSilva', 'name_forbidden_characters'],
  ['\u202eAna', 'name_forbidden_characters'],
];
for (const [name, fault] of LATIN) {
  test(`Latin name ${JSON.stringify(name.slice(0, 30))} (${name.length}): ${fault ?? 'passes'}`, () => {
    expect(latinNameFault(name)).toBe(fault);
  });
}

const NATIVE: [string, NameFault | undefined][] = [
  ['Щукина Юлия Петровна', undefined],
  ['张奇祥', undefined],
  ['王', undefined],
  ['محمد علي', undefined],
  ['علی‌رضا کریمی', undefined],
  ['राजेश कुमार', undefined],
  ['አበበ በቀለ', undefined],
  ['Ana 😀', undefined],
  ['X Æ A-12', undefined],
  ['𠮷野', undefined],
  ['王'.repeat(150), undefined],
  ['𠮷'.repeat(150), undefined],
  ['王'.repeat(151), 'name_too_long'],
  ['', 'name_missing'],
  ['😀😀', 'name_no_letters'],
  ['123', 'name_no_letters'],
  ['张\u0007', 'name_forbidden_characters'],
  ['محمد\u202e', 'name_forbidden_characters'],
  ['\u2066Ana\u2069', 'name_forbidden_characters'],
  ['\ud842', 'name_forbidden_characters'],
];
for (const [name, fault] of NATIVE) {
  test(`native name ${JSON.stringify(name.slice(0, 30))} (${name.length}): ${fault ?? 'passes'}`, () => {
    expect(nativeNameFault(name)).toBe(fault);
  });
}

test('every name of one Latin letter passes, with any accent', () => {
  for (let code = 0x41; code < 0x1eff; code += 1) {
    const letter = String.fromCodePoint(code);
    if (!/[\p{L}--[ªº]]/v.test(letter) || !/\p{Script=Latin}/u.test(letter)) continue;
    if (code > 0x2af && code < 0x1e00) continue;
    expect(latinNameFault(letter), letter).toBeUndefined();
  }
});

test('every letter of every script is a native name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), (letter) => {
      if (/\p{L}/u.test(letter)) expect(nativeNameFault(cleanName(letter))).toBeUndefined();
    }),
  );
});

test('cleaning keeps every letter and its case, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const name = cleanName(text);
      expect(cleanName(name)).toBe(name);
      expect(name).toBe(name.normalize('NFC'));
      expect(name.replace(/\s/g, '')).toBe(
        text.normalize('NFC').replace(/[\s\u200b\ufeff\u2060\u00ad]/g, ''),
      );
    }),
  );
  expect(cleanName('  van\u00a0der \t Merwe\u200b\n')).toBe('van der Merwe');
});

test('joiners and direction marks that scripts need are not forbidden', () => {
  expect(hasForbiddenCharacters('علی‌رضا\u200e')).toBe(false);
  expect(hasForbiddenCharacters('क्‍ष')).toBe(false);
});
