import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { CONFUSED_PAIRS, KEYS, LAYOUTS, type Layout, signsOf } from '@/lib/invitation/layouts';
import { CODE_ALPHABET, CODE_LENGTH, grouped } from '@/lib/invitation/rules';
import { codesIn } from '@/lib/invitation/typed';

const CODE = 'K7QM2XWP9FTR';

/** What appears when the keys of a code are pressed under a layout. */
const typedUnder = (layout: Layout, code: string): string =>
  [...code.toLowerCase()].map((key) => signsOf(layout)[KEYS.indexOf(key)]?.[0]).join('');

const codes = fc
  .array(fc.constantFrom(...CODE_ALPHABET), { minLength: CODE_LENGTH, maxLength: CODE_LENGTH })
  .map((signs) => signs.join(''))
  .filter((code) => !CONFUSED_PAIRS.some((pair) => code.includes(pair)));

for (const layout of LAYOUTS) {
  test(`a table has every key of a code: ${layout}`, () => {
    const signs = signsOf(layout);
    expect(signs).toHaveLength(KEYS.length);
    const letters = signs.slice(0, -1).flat();
    if (layout !== 'azerty') expect(new Set(letters).size).toBe(letters.length);
  });

  test(`every code typed under ${layout} is read back, grouped or not, in any case`, () => {
    fc.assert(
      fc.property(codes, (code) => {
        for (const text of [code, grouped(code)]) {
          const typed = typedUnder(layout, text);
          expect(codesIn(typed)).toContain(code);
          // Greek has one capital for σ and ς, the keys of S and W.
          if (!code.includes('W')) expect(codesIn(typed.toUpperCase())).toContain(code);
          // The form and the API hand on text in this form of Unicode.
          expect(codesIn(typed.normalize('NFC'))).toContain(code);
          expect(codesIn(typed).length).toBeLessThan(6);
        }
      }),
      { numRuns: 150 },
    );
  });
}

const WRITTEN: [string, string][] = [
  ['as printed', 'K7QM-2XWP-9FTR'],
  ['in small letters', 'k7qm2xwp9ftr'],
  ['with spaces and long dashes', ' k7qm – 2xwp — 9ftr '],
  ['with dashes that do not break', 'K7QM\u20112XWP\u20119FTR'],
  ['in full width', 'Ｋ７ＱＭ－２ＸＷＰ－９ＦＴＲ'],
  ['with Arabic digits', 'K٧QM-٢XWP-٩FTR'],
  ['with Persian digits', 'k۷qm-۲xwp-۹ftr'],
  ['with Devanagari digits', 'K७QM२XWP९FTR'],
  ['with Thai digits', 'K๗QM๒XWP๙FTR'],
  ['with marks of direction', '\u200fK7QM-2XWP-9FTR\u200e'],
  ['in Russian letters', 'Л7ЙЬ-2ЧЦЗ-9АЕК'],
  ['in small Russian letters', 'л7йь2чцз9аек'],
  ['with AZERTY digits', 'kèqm-éxwp-çftr'],
  ['with Arabic digits under an Arabic layout', 'ن٧ضة-٢ءصح-٩بفق'],
];
for (const [how, typed] of WRITTEN) {
  test(`a code is read ${how}`, () => expect(codesIn(typed)).toEqual([CODE]));
}

const NOT_CODES = ['', '-', 'K7QM', `${CODE}2`, 'K7QM-2XWP-9FT0', 'K7QM-2XWP-9FTI', 'приглашение!', 'null'];
for (const text of NOT_CODES) {
  test(`«${text}» is no code`, () => expect(codesIn(text)).toEqual([]));
}

test('whatever is typed, it is read without failing and in a few ways at most', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      expect(codesIn(text).length).toBeLessThan(6);
    }),
  );
});
