import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { REGISTRATION_STATES, type RegistrationState } from '@/db/schema';
import {
  addressedAs,
  choiceFaults,
  editableFields,
  isActive,
  mayMove,
  REQUESTABLE_FIELDS,
  referenceOf,
} from '@/lib/registration/rules';

// Rows: from. Columns, in the order of REGISTRATION_STATES: to. A dot is a move that does not exist.
const MOVES: Record<RegistrationState, string> = {
  //           submitted needs_info waitlisted approved rejected withdrawn cancelled lapsed
  submitted: '.          x          x          x        x        x         x         x',
  needs_info: 'x         .          x          x        x        x         x         x',
  waitlisted: 'x         .          .          x        x        x         x         x',
  approved: '  x         .          .          .        .        x         x         x',
  rejected: '  x         .          x          .        .        .         .         .',
  withdrawn: ' .         .          .          .        .        .         .         .',
  cancelled: ' x         .          x          .        .        .         .         .',
  lapsed: '    .         .          .          .        .        .         .         .',
};
for (const from of REGISTRATION_STATES) {
  const marks = MOVES[from].trim().split(/\s+/);
  for (const [column, to] of REGISTRATION_STATES.entries()) {
    const moves = marks[column] === 'x';
    test(`${from} ${moves ? 'may become' : 'never becomes'} ${to}`, () => {
      expect(mayMove(from, to)).toBe(moves);
    });
  }
}

test('what is active can be withdrawn, cancelled and lapse; what is over cannot', () => {
  for (const state of REGISTRATION_STATES) {
    for (const end of ['withdrawn', 'cancelled', 'lapsed'] as const) {
      expect(mayMove(state, end), `${state} → ${end}`).toBe(isActive(state));
    }
  }
});

for (const [state, requested, expected] of [
  ['submitted', [], [...REQUESTABLE_FIELDS, 'countryRepresented']],
  ['waitlisted', [], [...REQUESTABLE_FIELDS]],
  ['needs_info', ['phone', 'nameLatin'], ['phone', 'nameLatin']],
  ['needs_info', [], []],
  ['needs_info', ['email', 'category'], []],
  ['approved', ['nameLatin'], [...REQUESTABLE_FIELDS, 'countryRepresented']],
  ['rejected', ['phone'], []],
  ['withdrawn', ['phone'], []],
  ['cancelled', [], []],
  ['lapsed', [], []],
] as const) {
  test(`${state} with «${requested}» asked for lets the person change ${expected.length} fields`, () => {
    expect(editableFields(state, requested)).toEqual(expected);
  });
}

test('nobody is asked for another address, country, category or consent', () => {
  for (const fixed of ['email', 'countryRepresented', 'category', 'consents', 'locale']) {
    expect(REQUESTABLE_FIELDS as readonly string[]).not.toContain(fixed);
  }
});

test('a reference carries the check digit of Luhn', () => {
  expect(referenceOf('BMF-27', 1001)).toBe('BMF-27-010017');
  expect(referenceOf('BMF-27', 7992739871)).toBe('BMF-27-79927398713');
});

test('one wrong digit, or two neighbours swapped, make another reference than any that exists', () => {
  const isSound = (digits: string) => referenceOf('X', Number(digits.slice(0, -1))) === `X-${digits}`;
  fc.assert(
    fc.property(
      fc.integer({ min: 10_000, max: 99_999_999 }),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      (running, at, add) => {
        const digits = referenceOf('X', running).slice(2);
        expect(isSound(digits)).toBe(true);
        const position = at % digits.length;
        const wrong = (Number(digits[position]) + add) % 10;
        const mistyped = digits.slice(0, position) + wrong + digits.slice(position + 1);
        // A first digit of 0 changes the length, which is another fault to see.
        if (!mistyped.startsWith('0')) expect(isSound(mistyped)).toBe(false);
      },
    ),
  );
});

test('a letter in Russian addresses by the native name, any other by the passport’s', () => {
  const person = { givenLatin: 'Na', surnameLatin: 'Li', nameNative: '李娜' };
  expect(addressedAs({ ...person, locale: 'zh' })).toBe('李娜');
  expect(addressedAs({ ...person, locale: 'ru' })).toBe('Na Li');
  expect(addressedAs({ ...person, locale: 'ru', nameNative: 'Ли На-Мария' })).toBe('Ли На-Мария');
  expect(addressedAs({ ...person, locale: 'ar', nameNative: 'محمد علي' })).toBe('محمد علي');
  expect(addressedAs({ ...person, locale: 'en' })).toBe('Na Li');
  expect(addressedAs({ ...person, locale: 'ru', nameNative: null })).toBe('Na Li');
  expect(addressedAs({ ...person, locale: 'en', surnameLatin: null })).toBe('Na');
});

test('only what the edition offers now can be chosen, and what is not chosen is not judged', () => {
  const offered = {
    categories: [
      { code: 'DEL', isOpen: true },
      { code: 'VIP', isOpen: false },
    ],
    tracks: [
      { key: 'transport', isOpen: true },
      { key: 'energy', isOpen: false },
    ],
  };
  expect(choiceFaults(offered, { category: 'DEL', tracks: ['transport'] })).toEqual([]);
  expect(choiceFaults(offered, { category: 'VIP', tracks: ['transport', 'energy'] })).toEqual([
    { path: 'category', code: 'unknown_category' },
    { path: 'tracks.1', code: 'unknown_track' },
  ]);
  expect(choiceFaults(offered, {})).toEqual([]);
});
