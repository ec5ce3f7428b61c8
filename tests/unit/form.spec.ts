import { expect, test } from '@playwright/test';
import {
  changesOf,
  firstFaultyStep,
  namesOf,
  rawOf,
  STEP_FIELDS,
  stepFaults,
  stepTyped,
  type Typed,
} from '@/lib/registration/form';
import { STEP_INPUTS, STEP_KEYS } from '@/lib/registration/input';

const NOTHING = { nameLatin: {}, tracks: [], consents: {} };
const offered = {
  categories: [
    { code: 'DEL', isOpen: true },
    { code: 'VIP', isOpen: false },
  ],
  tracks: [{ key: 'transport', isOpen: true }],
};
const whole: Typed = {
  category: 'DEL',
  countryRepresented: 'CN',
  citizenship: 'CN',
  'nameLatin.given': 'Na',
  email: 'na@people.example.org',
  phone: '+86 10 6552 9988',
  organisation: 'City of Harbin',
  position: 'Deputy mayor',
  'consents.personalData': 'yes',
  'consents.terms': 'yes',
};

const CONVERSIONS: [string, Typed, Record<string, unknown>][] = [
  ['empty fields are left out', { email: '', diet: '  ', tracks: [''] }, NOTHING],
  ['a dotted name is a path', { 'nameLatin.given': 'Na' }, { ...NOTHING, nameLatin: { given: 'Na' } }],
  [
    'a ticked box is true, whatever its value',
    { 'consents.terms': 'on' },
    { ...NOTHING, consents: { terms: true } },
  ],
  ['one tick of many is a list', { tracks: 'transport' }, { ...NOTHING, tracks: ['transport'] }],
  ['repeated names are a list', { languages: ['ru', 'zh'] }, { ...NOTHING, languages: ['ru', 'zh'] }],
  [
    'of a repeated single field the last counts',
    { email: ['a@b.c', 'd@e.f'] },
    { ...NOTHING, email: 'd@e.f' },
  ],
  ['what is typed stays as typed', { organisation: ' on ' }, { ...NOTHING, organisation: ' on ' }],
  ['unknown names are dropped', { state: 'approved', 'consents.admin': 'yes' }, NOTHING],
  ['a name cannot reach the prototype', { '__proto__.isAdmin': 'yes', constructor: 'x' }, NOTHING],
];
for (const [name, typed, raw] of CONVERSIONS) {
  test(name, () => expect(rawOf(typed)).toEqual(raw));
}

test('a delegation counts only for those who come with one', () => {
  expect(rawOf({ category: 'GOV', delegation: 'Harbin' }).delegation).toBe('Harbin');
  expect(rawOf({ category: 'BUS', delegation: 'Harbin' })).not.toHaveProperty('delegation');
});

test('the fields of each step are those of its schema', () => {
  for (const step of STEP_KEYS) {
    const inForm = new Set(STEP_FIELDS[step].map((name) => name.split('.')[0] ?? ''));
    expect([...inForm].sort()).toEqual(Object.keys(STEP_INPUTS[step].shape).sort());
  }
});

test('a box that is no longer ticked is told as such', () => {
  const typed = stepTyped('consents', { 'consents.terms': 'yes', step: 'consents', email: 'x' });
  expect(typed['consents.terms']).toBe('yes');
  expect(typed['consents.news']).toBe('');
  expect(typed).not.toHaveProperty('email');
});

test('a step is judged by the rules of the whole, one fault a field', () => {
  expect(stepFaults('who', {}, offered).map(({ path }) => path)).toEqual([
    'category',
    'countryRepresented',
    'citizenship',
  ]);
  expect(stepFaults('who', { ...whole, category: 'VIP' }, offered)).toEqual([
    { path: 'category', code: 'unknown_category' },
  ]);
  expect(stepFaults('participation', { tracks: ['transport', 'gone'] }, offered)).toEqual([
    { path: 'tracks', code: 'unknown_track' },
  ]);
  expect(stepFaults('name', { 'nameLatin.given': 'Юлия' }, offered)).toEqual([
    { path: 'nameLatin.given', code: 'name_not_latin' },
  ]);
  expect(stepFaults('contact', { ...whole, phone: '12' }, offered)).toEqual([
    { path: 'phone', code: 'invalid_phone' },
  ]);
});

test('the first faulty step is where the form leads back to', () => {
  expect(firstFaultyStep(whole, offered)).toBeUndefined();
  expect(firstFaultyStep({ ...whole, 'consents.terms': '' }, offered)).toBe('consents');
  expect(firstFaultyStep({ ...whole, 'consents.terms': '', email: 'nobody' }, offered)).toBe('contact');
});

test('names of one letter, of 150, without a surname, in any script pass', () => {
  const names: Typed[] = [
    { 'nameLatin.given': 'O' },
    { 'nameLatin.given': 'Suharto', nameNative: 'ᮞᮥᮠᮁᮒᮧ' },
    { 'nameLatin.given': 'A', nameNative: '张'.repeat(150) },
  ];
  for (const typed of names) expect(stepFaults('name', typed, offered)).toEqual([]);
});

test('a change tells an emptied field as empty, and names the parts of a name', () => {
  expect(changesOf({ honorific: '', phone: '+7' }, ['honorific', 'phone'])).toEqual({
    honorific: '',
    phone: '+7',
  });
  expect(namesOf('nameLatin')).toEqual(['nameLatin.surname', 'nameLatin.given']);
  expect(namesOf('phone')).toEqual(['phone']);
});
