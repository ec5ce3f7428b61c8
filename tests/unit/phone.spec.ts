import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { formatPhone, parsePhone } from '@/lib/core/phone';

const READ: [string, string | undefined, string][] = [
  ['+7 912 345-67-89', undefined, '+79123456789'],
  ['8 912 345 67 89', undefined, '+79123456789'],
  ['8 (912) 345-67-89', 'RU', '+79123456789'],
  ['+7 8 912 345 67 89', undefined, '+79123456789'],
  ['+78 912 345 67 89', 'RU', '+79123456789'],
  ['+8 912 345 67 89', undefined, '+79123456789'],
  ['7 912 345 67 89', undefined, '+79123456789'],
  ['89123456789', 'CN', '+79123456789'],
  ['9123456789', 'RU', '+79123456789'],
  ['+7 812 345 67 89', 'RU', '+78123456789'],
  ['8 701 234 56 78', 'KZ', '+77012345678'],
  ['+86 138 0013 8000', 'RU', '+8613800138000'],
  ['0086 138 0013 8000', undefined, '+8613800138000'],
  ['8613800138000', 'RU', '+8613800138000'],
  ['11 91234-5678', 'BR', '+5511912345678'],
  ['٠١٠٠١٢٣٤٥٦٧', 'EG', '+201001234567'],
  ['+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹', undefined, '+989123456789'],
  ['\u200e+971 50 123 4567\u200f', undefined, '+971501234567'],
  ['＋81 90-1234-5678', undefined, '+819012345678'],
  ['+251 91 123 4567', 'XX', '+251911234567'],
];
for (const [written, country, e164] of READ) {
  test(`${written} (${country ?? 'no country'}) is ${e164}`, () => {
    expect(parsePhone(written, country)).toBe(e164);
  });
}

for (const written of [
  '',
  'abc',
  '12345',
  '+1',
  '+0 000 000 00 00',
  '+7 000 000 00 00',
  '+7 8 912 345 67 8',
  '+7 912 345 67 89, +7 912 345 67 90',
  `+7 912 345 67 89${' '.repeat(10)}${'0'.repeat(300)}`,
  '9123456789',
  '+49 123456789012345',
]) {
  test(`«${written.slice(0, 40)}» is no phone number`, () => {
    expect(parsePhone(written)).toBeUndefined();
  });
}

test('a number of a range too new to be known passes by its length', () => {
  expect(parsePhone('+55 11 11234 5678')).toBe('+5511112345678');
});

test('whatever is typed, the answer is nothing or a number that reads as itself', () => {
  const typed = fc.string({ unit: fc.constantFrom(...'0123456789+8 7()-.x٣۴a') });
  fc.assert(
    fc.property(typed, fc.constantFrom(undefined, 'RU', 'CN', 'US', 'xx'), (text, country) => {
      const number = parsePhone(text, country);
      if (number === undefined) return;
      expect(number).toMatch(/^\+[0-9]{6,15}$/);
      expect(parsePhone(number, country)).toBe(number);
      expect(parsePhone(formatPhone(number))).toBe(number);
    }),
    { numRuns: 3000 },
  );
});

test('a number is shown grouped; what is no number is shown as it is', () => {
  expect(formatPhone('+79123456789')).toBe('+7 912 345 67 89');
  expect(formatPhone('12')).toBe('12');
});
