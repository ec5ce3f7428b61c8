import { expect, test } from '@playwright/test';
import { PARTS } from '@/db/schema';
import { hintsInput, ruleInput } from '@/lib/completion/input';
import {
  askedParts,
  birthFault,
  blockingParts,
  brokenAs,
  DEFAULT_RULES,
  dueAt,
  expiresTooSoonForVisa,
  expiryFault,
  isTravelOpen,
  missingParts,
  suggestedLines,
} from '@/lib/completion/rules';
import { parseInput } from '@/lib/core/input';

const EDITION = {
  hostCountry: 'RU',
  startsOn: '2027-08-27',
  endsOn: '2027-08-28',
  timeZone: 'Europe/Moscow',
};
const asked = (category: string, citizenship: string) =>
  askedParts(DEFAULT_RULES, { category, citizenship }, EDITION).filter((part) => part !== 'photo');

test('who is asked for what hangs on the passport and the category', () => {
  expect(asked('DEL', 'CN')).toEqual(['names', 'document', 'visa', 'travel', 'needs']);
  expect(asked('DEL', 'RU')).toEqual(['names', 'document', 'needs']);
  expect(asked('VIS', 'CN')).toEqual(['names', 'needs']);
});

test('what was seen to is not missing, and nothing blocks until somebody says so', () => {
  const person = { category: 'DEL', citizenship: 'RU', done: ['names', 'photo'] as const };
  const missing = missingParts(DEFAULT_RULES, person, EDITION);
  expect(missing).toEqual(['document', 'needs']);
  expect(blockingParts(DEFAULT_RULES, PARTS)).toEqual([]);
  const rules = { ...DEFAULT_RULES, document: { ...DEFAULT_RULES.document, isBlocking: true } };
  expect(blockingParts(rules, missing)).toEqual(['document']);
});

test('a deadline is the end of a day by the forum’s clock, another for some categories', () => {
  const rule = { ...DEFAULT_RULES.document, dueDays: 14, dueDaysBy: { MED: 7 } };
  expect(dueAt(rule, 'DEL', EDITION)).toEqual(new Date('2027-08-13T20:59:00Z'));
  expect(dueAt(rule, 'MED', EDITION)).toEqual(new Date('2027-08-20T20:59:00Z'));
  expect(isTravelOpen(EDITION, new Date('2027-08-26T20:59:00Z'))).toBe(true);
  expect(isTravelOpen(EDITION, new Date('2027-08-26T21:00:00Z'))).toBe(false);
});

test('a document outlasts the forum, and a consulate wants half a year more', () => {
  expect(expiryFault('2027-01-01', EDITION, '2027-03-01')).toBe('expired');
  expect(expiryFault('2027-08-27', EDITION, '2027-03-01')).toBe('expires_before_end');
  expect(expiryFault('2027-08-28', EDITION, '2027-03-01')).toBeUndefined();
  expect(expiresTooSoonForVisa('2028-02-27', EDITION)).toBe(true);
  expect(expiresTooSoonForVisa('2028-02-28', EDITION)).toBe(false);
});

test('children do not come, and nobody is born in the future or before anybody who lives', () => {
  expect([-1, 13, 14, 17, 120, 121].map(birthFault)).toEqual([
    'invalid_birth',
    'too_young',
    undefined,
    undefined,
    undefined,
    'invalid_birth',
  ]);
});

test('a name is broken where its bearer broke it, as long as it is still that name', () => {
  expect(brokenAs('Na Li', ['Na', 'Li'])).toEqual(['Na', 'Li']);
  expect(brokenAs('Nana Li', ['Na', 'Li'])).toEqual(['Nana Li']);
  expect(brokenAs('Na Li', null)).toEqual(['Na Li']);
  expect(suggestedLines('Na Li')).toEqual(['Na Li']);
  expect(suggestedLines('Maximiliano Alejandro Carvalho de Souza')).toEqual([
    'Maximiliano Alejandro',
    'Carvalho de Souza',
  ]);
  expect(suggestedLines('Wolfeschlegelsteinhausenbergerdorff')).toEqual([
    'Wolfeschlegelsteinhausenbergerdorff',
  ]);
});

const faultsOf = (schema: Parameters<typeof parseInput>[0], raw: unknown) => {
  const parsed = parseInput(schema, raw);
  return parsed.ok ? [] : (parsed.refusal.details?.errors as { path: string; code: string }[]);
};

test('lists of categories and countries are read as they are typed, and refused at their field', () => {
  const rule = {
    part: 'visa',
    askedOf: 'foreign',
    dueDays: '45',
    remindDays: '7',
    exceptCategories: '',
    dueDaysBy: '',
  };
  expect(
    parseInput(ruleInput, { ...rule, exceptCategories: 'vis, org', dueDaysBy: 'MED=7 vip=2' }),
  ).toMatchObject({
    ok: true,
    value: { isBlocking: false, exceptCategories: ['VIS', 'ORG'], dueDaysBy: { MED: 7, VIP: 2 } },
  });
  expect(
    faultsOf(ruleInput, { ...rule, dueDays: '366', exceptCategories: 'visitors', dueDaysBy: 'MED 7' }),
  ).toEqual([
    { path: 'dueDays', code: 'number_out_of_range' },
    { path: 'exceptCategories', code: 'category_codes' },
    { path: 'dueDaysBy', code: 'category_days' },
  ]);
  expect(faultsOf(hintsInput, { not_needed: 'BY KZ', evisa: 'IN by', invitation: '' })).toEqual([
    { path: 'evisa', code: 'country_codes' },
  ]);
});
