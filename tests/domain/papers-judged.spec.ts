import { saveDocument } from '@/lib/completion/commands';
import { typedDocument } from '@/lib/completion/input';
import { judgeDocument } from '@/lib/completion/judging';
import { expectOk } from '@/lib/core/result';
import { expect, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { approved, document, PASSPORT } from '../support/papers';
import { delegate, organiser } from '../support/people';

const faults = (result: { ok: boolean; refusal?: { details?: Record<string, unknown> } }) =>
  result.ok ? [] : result.refusal?.details?.errors;

test('everything that is wrong with a document is told at once, and only to its owner', async ({ house }) => {
  const { reference, email } = await approved(house);
  const typed = {
    ...PASSPORT,
    reference,
    number: 'EA 12',
    issuingCountry: 'XX',
    expiresOn: '2031-02-31',
    birthDate: '2021-06-05',
  };
  const judge = (own: Record<string, unknown> = {}, actor = delegate(email)) =>
    judgeDocument(house.scope(actor), typedDocument.parse({ ...typed, ...own }));
  expect(faults(await judge())).toEqual([
    { path: 'issuingCountry', code: 'invalid_country' },
    { path: 'expiresOn', code: 'invalid_day' },
    { path: 'birthDate', code: 'too_young' },
  ]);
  expect(faults(await judge({ issuingCountry: 'CN' }))).toEqual([
    { path: 'expiresOn', code: 'invalid_day' },
    { path: 'number', code: 'number_malformed' },
    { path: 'birthDate', code: 'too_young' },
  ]);
  expect(faults(await judge({ number: '', expiresOn: '', birthDate: '' }))).toEqual([
    { path: 'issuingCountry', code: 'invalid_country' },
    { path: 'birthDate', code: 'required' },
    { path: 'number', code: 'required' },
    { path: 'expiresOn', code: 'required' },
  ]);
  expectOk(await judge(PASSPORT));
  expectOk(await saveDocument(house.scope(delegate(email)), document(reference)));
  // The number that is kept needs not be typed again, also where something else is wrong.
  expect(faults(await judge({ ...PASSPORT, number: '', birthDate: '' }))).toEqual([
    { path: 'birthDate', code: 'required' },
  ]);
  for (const actor of [delegate('li@example.org'), organiser])
    expect(codeOf(await judge({}, actor))).toBe('NOT_FOUND');
});
