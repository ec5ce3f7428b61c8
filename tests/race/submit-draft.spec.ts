import { registration } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { discardDraft, openDraft, saveDraft, submitDraft } from '@/lib/registration/draft';
import { confirmReceipt, receiptOf, resendConfirmation } from '@/lib/registration/receipt';
import { expect, test } from '../support/house';
import { hoursLater } from '../support/people';

let running = 0;
const typed = () => ({
  category: 'BUS',
  countryRepresented: 'CN',
  citizenship: 'CN',
  'nameLatin.given': 'Na',
  email: `draft-${++running}@people.example.org`,
  phone: '+86 10 6552 9988',
  organisation: 'Harbin Trams',
  position: 'Engineer',
  tracks: ['transport'],
  'consents.personalData': '1',
  'consents.terms': '1',
});

test('twenty clicks at once make one registration and get one answer', async ({ house }) => {
  const scope = house.scope(anonymous);
  const { token } = await saveDraft(scope, undefined, typed());
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => submitDraft(house.scope(anonymous), token, 'en')),
  );
  const references = new Set(answers.map((answer) => expectOk(answer).reference));
  expect(references.size).toBe(1);
  expect(await house.db.select().from(registration)).toHaveLength(1);
  await house.expectSound();
});

test('two tabs that type at once both keep what they typed', async ({ house }) => {
  const { token } = await saveDraft(house.scope(anonymous), undefined, { email: 'a' });
  await Promise.all(
    ['phone', 'organisation', 'position', 'territory', 'diet'].map((name) =>
      saveDraft(house.scope(anonymous), token, { [name]: name }),
    ),
  );
  const opened = await openDraft(house.scope(anonymous), token);
  expect(opened?.typed).toEqual({
    email: 'a',
    phone: 'phone',
    organisation: 'organisation',
    position: 'position',
    territory: 'territory',
    diet: 'diet',
  });
});

test('a draft that was sent keeps its answer and forgets what was typed', async ({ house }) => {
  const scope = house.scope(anonymous);
  const { token } = await saveDraft(scope, undefined, typed());
  const { reference } = expectOk(await submitDraft(scope, token, 'ru'));
  await saveDraft(scope, token, { phone: 'too late' });
  await discardDraft(scope, token);
  const opened = await openDraft(scope, token);
  expect(opened?.submitted?.reference).toBe(reference);
  expect(Object.keys(opened?.typed ?? {})).toEqual(['email']);
  expect((await receiptOf(scope, token))?.reference).toBe(reference);
});

test('a refused draft stays as it was', async ({ house }) => {
  const scope = house.scope(anonymous);
  const { email, ...withoutEmail } = typed();
  const { token } = await saveDraft(scope, undefined, withoutEmail);
  expect(await submitDraft(scope, token, 'en')).toMatchObject({ refusal: { code: 'INVALID_INPUT' } });
  expect((await openDraft(scope, token))?.typed).toEqual(withoutEmail);
  await house.settings({ registrationClosesAt: hoursLater(-1) });
  await saveDraft(scope, token, { email });
  expect(await submitDraft(scope, token, 'en')).toMatchObject({ refusal: { code: 'REGISTRATION_CLOSED' } });
  expect((await openDraft(scope, token))?.typed).toEqual({ ...withoutEmail, email });
});

test('a letter sent again brings a code that fits, and the deadline stays', async ({ house }) => {
  const scope = house.scope(anonymous);
  const applied = typed();
  const { token } = await saveDraft(scope, undefined, applied);
  expectOk(await submitDraft(scope, token, 'en'));
  const first = await house.secretsFor(applied.email);
  expectOk(await resendConfirmation(house.scope(anonymous, hoursLater(1)), token));
  const second = await house.secretsFor(applied.email);
  expect(second.code).not.toBe('');
  const later = house.scope(anonymous, hoursLater(2));
  if (first.code !== second.code) {
    expect(await confirmReceipt(later, token, first.code)).toMatchObject({
      refusal: { code: 'CODE_WRONG', details: { attemptsLeft: 4 } },
    });
  }
  expect((await confirmReceipt(later, token, second.code)).ok).toBe(true);
  expect(await resendConfirmation(later, token)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  expect(await resendConfirmation(house.scope(anonymous), 'no such token')).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});
