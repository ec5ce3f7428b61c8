import { expect, test } from '@playwright/test';
import { LETTER_KINDS, REGISTRATION_STATES } from '@/db/schema';
import {
  type Asker,
  digitsTyped,
  isCode,
  letterFault,
  numberOf,
  standingOfLetter,
  withCheck,
} from '@/lib/letter/rules';

const whole: Asker = {
  state: 'approved',
  hasAttended: true,
  hasSignatory: true,
  has: { document: true, birth: true, visa: true },
};

test('whoever is approved, was there and has given everything can have every letter', () => {
  expect(LETTER_KINDS.map((kind) => letterFault(kind, whole))).toEqual(LETTER_KINDS.map(() => undefined));
});

const OPEN = ['submitted', 'needs_info', 'waitlisted'];
for (const state of REGISTRATION_STATES) {
  test(`letters to somebody whose application is ${state}`, () => {
    const faults = LETTER_KINDS.map((kind) => letterFault(kind, { ...whole, state }));
    const later =
      state === 'approved' ? undefined : OPEN.includes(state) ? 'LETTER_TOO_EARLY' : 'NOT_REGISTERED';
    const invitation = later === 'NOT_REGISTERED' ? later : undefined;
    // A certificate tells of what has been.
    expect(faults).toEqual([invitation, later, later, undefined]);
  });
}

const LACKS: [string, Partial<Asker>, (string | undefined)[]][] = [
  ['an entry', { hasAttended: false }, [undefined, undefined, undefined, 'NOT_ATTENDED']],
  ['a signatory', { hasSignatory: false }, ['SIGNATORY_MISSING', 'SIGNATORY_MISSING', undefined, undefined]],
  [
    'a document',
    { has: { ...whole.has, document: false } },
    [undefined, 'DOCUMENT_MISSING', undefined, undefined],
  ],
  [
    'a date of birth',
    { has: { ...whole.has, birth: false } },
    [undefined, 'BIRTH_DATE_MISSING', undefined, undefined],
  ],
  [
    'visa data',
    { has: { ...whole.has, visa: false } },
    [undefined, 'VISA_DATA_MISSING', undefined, undefined],
  ],
];
for (const [what, own, faults] of LACKS) {
  test(`without ${what} only those letters wait that need it`, () =>
    expect(LETTER_KINDS.map((kind) => letterFault(kind, { ...whole, ...own }))).toEqual(faults));
}

test('one wrong digit, or two that changed places, betray a code', () => {
  const code = withCheck('04729981537600218846');
  expect(isCode(code)).toBe(true);
  for (let at = 0; at < code.length; at += 1) {
    for (let digit = 0; digit < 10; digit += 1) {
      const typed = code.slice(0, at) + digit + code.slice(at + 1);
      expect(isCode(typed)).toBe(typed === code);
    }
    const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2);
    if (swapped !== code) expect(isCode(swapped)).toBe(false);
  }
  for (const other of ['', '1', code.slice(1), `${code}0`, 'x'.repeat(22)]) expect(isCode(other)).toBe(false);
});

test('a code is read as people type it: with spaces, hyphens, in other digits', () => {
  for (const typed of ['0472 9981', '0472-9981', '٠٤٧٢٩٩٨١', '०४७२९९८१', '０４７２９９８１'])
    expect(digitsTyped(typed)).toBe('04729981');
});

test('what was promised ends with the application, a certificate does not, and a revocation ends both', () => {
  const at = new Date();
  const standing = (
    kind: 'invitation' | 'attendance',
    revokedAt: Date | null,
    state: 'approved' | 'withdrawn',
  ) => standingOfLetter({ kind, revokedAt }, state);
  expect(standing('invitation', null, 'approved')).toBe('valid');
  expect(standing('invitation', null, 'withdrawn')).toBe('ended');
  expect(standing('attendance', null, 'withdrawn')).toBe('valid');
  expect(standing('attendance', at, 'approved')).toBe('revoked');
  expect(numberOf('BMF-27', 'visa_support', 12)).toBe('BMF-27-V-12');
});
