import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { newDigits } from '@/lib/core/token';
import { readTicketCode, spaced, TICKET_DIGITS } from '@/lib/ticket/rules';

const CODE = '0123456789012345678901';

for (const [how, scanned] of [
  ['as printed', CODE],
  ['in groups, as it is shown', spaced(CODE)],
  ['with dashes', '0123-4567-8901-2345-6789-01'],
  ['with full-width digits', '０１２３４５６７８９０１２３４５６７８９０１'],
  ['with no-break spaces and a line break', '0123\u00a04567\u202f89012345678901\n'],
] as const) {
  test(`a code is read ${how}`, () => expect(readTicketCode(scanned)).toBe(CODE));
}

for (const [what, scanned] of [
  ['nothing', ''],
  ['19 digits', '0'.repeat(19)],
  ['25 digits', '0'.repeat(25)],
  ['a letter among them', `${CODE.slice(1)}O`],
  ['a link', `https://example.org/${CODE}`],
  ['a reference', 'BMF-27-010017'],
  ['Arabic digits, which no scanner sends', '٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠١'],
] as const) {
  test(`${what} is no code`, () => expect(readTicketCode(scanned)).toBeUndefined());
}

test('every new code is read as itself, and groups of four do not change it', () => {
  for (let times = 0; times < 200; times++) {
    const code = newDigits(TICKET_DIGITS);
    expect(readTicketCode(spaced(code))).toBe(code);
  }
});

test('whatever is scanned is digits of a code or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (scanned) => {
      expect(readTicketCode(scanned) ?? '0'.repeat(22)).toMatch(/^\d{20,24}$/);
    }),
  );
});
