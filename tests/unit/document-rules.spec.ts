import { expect, test } from '@playwright/test';
import { documentInput, searchInput, travelInput, visaInput } from '@/lib/completion/input';
import { parseInput } from '@/lib/core/input';
import { ageOn, type DocumentType, endOf, normalNumber, numberFault } from '@/lib/vault/documents';

for (const [typed, kept] of [
  ['45 11 123456', '4511123456'],
  ['71№1234567', '711234567'],
  ['ab-12 34 567', 'AB1234567'],
  // Typed with the Russian keyboard: the letters look the same.
  ['МР 1234567', 'MP1234567'],
  ['٤٥٦٧٨٩', '456789'],
  ['ＥＡ１２３４５', 'EA12345'],
] as const)
  test(`the number ${typed} is kept as ${kept}`, () => expect(normalNumber(typed)).toBe(kept));

for (const [type, country, number, fault] of [
  ['internal_passport', 'RU', '4511123456', undefined],
  ['internal_passport', 'RU', '451112345', 'number_internal'],
  ['passport', 'RU', '711234567', undefined],
  ['passport', 'RU', '7112345678', 'number_russian'],
  ['passport', 'CN', 'EA1234567', undefined],
  ['passport', 'CN', 'EA12', 'number_malformed'],
  ['id_card', 'BR', '1'.repeat(20), undefined],
  ['id_card', 'BR', '1'.repeat(21), 'number_malformed'],
  ['passport', 'IN', 'Ж1234567', 'number_malformed'],
] as const)
  test(`${type} of ${country} numbered ${number} ${fault ? `is refused: ${fault}` : 'is taken'}`, () =>
    expect(numberFault({ type: type as DocumentType, issuingCountry: country }, number)).toBe(fault));

test('of a number its end is shown, and never more than half of it', () => {
  expect(endOf('EA1234567')).toBe('4567');
  expect(endOf('12345')).toBe('45');
});

test('somebody is a year older on the birthday and not before', () => {
  expect(ageOn('2027-08-27', '2009-08-27')).toBe(18);
  expect(ageOn('2027-08-27', '2009-08-28')).toBe(17);
  expect(ageOn('2028-02-28', '2010-02-28')).toBe(18);
});

const faultsOf = (schema: Parameters<typeof parseInput>[0], raw: unknown) => {
  const parsed = parseInput(schema, raw);
  return parsed.ok ? [] : (parsed.refusal.details?.errors as { path: string; code: string }[]);
};
const document = {
  reference: 'BMF-27-010017',
  type: 'passport',
  number: 'EA 123 4567',
  issuingCountry: 'CN',
  expiresOn: '2031-05-30',
  sex: '',
  birthDate: '1990-02-28',
};

test('every fault of a document is told at its field, and an empty day is a missing one', () => {
  expect(faultsOf(documentInput, document)).toEqual([]);
  expect(
    faultsOf(documentInput, {
      ...document,
      type: '',
      number: ' ',
      issuingCountry: 'XX',
      birthDate: '1990-02-30',
    }),
  ).toEqual([
    { path: 'type', code: 'required' },
    { path: 'number', code: 'required' },
    { path: 'issuingCountry', code: 'invalid_country' },
    { path: 'birthDate', code: 'invalid_day' },
  ]);
  expect(faultsOf(documentInput, { ...document, birthDate: '' })).toEqual([
    { path: 'birthDate', code: 'required' },
  ]);
});

test('an official invitation asks for all of it, the other answers for nothing', () => {
  const reference = 'BMF-27-010017';
  expect(faultsOf(visaInput, { reference, need: 'evisa', birthPlace: '' })).toEqual([]);
  expect(faultsOf(visaInput, { reference }).map(({ path }) => path)).toEqual(['need']);
  expect(faultsOf(visaInput, { reference, need: 'invitation' })).toHaveLength(8);
  const whole = {
    birthPlace: 'Harbin',
    birthCountry: 'CN',
    residenceAddress: '1 Zhongyang Street',
    employerAddress: 'City of Harbin',
    consulateCity: 'Shenyang',
    entryOn: '2027-08-30',
    exitOn: '2027-08-25',
    cities: 'Moscow',
  };
  expect(faultsOf(visaInput, { reference, need: 'invitation', ...whole })).toEqual([
    { path: 'exitOn', code: 'days_reversed' },
  ]);
  // All at once: nobody mends one thing to be told of the next.
  const torn = { ...whole, birthCountry: 'XX', cities: '' };
  expect(faultsOf(visaInput, { reference, need: 'invitation', ...torn }).map(({ path }) => path)).toEqual([
    'birthCountry',
    'cities',
    'exitOn',
  ]);
});

test('nobody leaves before arriving, and what is not known yet is left out', () => {
  const reference = 'BMF-27-010017';
  expect(faultsOf(travelInput, { reference })).toEqual([]);
  const arrival = { on: '2027-08-26', at: '25:00', by: 'flight', number: '', place: '' };
  expect(faultsOf(travelInput, { reference, arrival })).toEqual([
    { path: 'arrival.at', code: 'time_of_day' },
  ]);
  const departure = { on: '2027-08-20', by: 'train' };
  expect(faultsOf(travelInput, { reference, arrival: { ...arrival, at: '' }, departure })).toEqual([
    { path: 'departure.on', code: 'days_reversed' },
  ]);
  expect(faultsOf(travelInput, { reference, arrival, departure }).map(({ path }) => path)).toEqual([
    'arrival.at',
    'departure.on',
  ]);
});

test('what is no number at all is not looked for', () => {
  expect(faultsOf(searchInput, { number: ' - ' })).toEqual([{ path: 'number', code: 'required' }]);
});
