import { draft } from '@/db/schema';
import { anonymous } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { discardExpiredDrafts, openDraft, saveDraft, submitDraft } from '@/lib/registration/draft';
import type { Typed } from '@/lib/registration/form';
import { confirmReceipt, receiptOf, resendConfirmation } from '@/lib/registration/receipt';
import { expect, test } from '../support/house';
import { daysLater, hoursLater, minutesLater } from '../support/people';

const WHOLE: Typed = {
  category: 'BUS',
  countryRepresented: 'BR',
  citizenship: 'BR',
  'nameLatin.given': 'Ana',
  'nameLatin.surname': 'Silva',
  email: 'Ana@example.org',
  phone: '+55 11 91234-5678',
  organisation: 'Câmara',
  position: 'Mayor',
  tracks: ['transport', 'culture'],
  'consents.personalData': '1',
  'consents.terms': '1',
};

test('what was typed is kept exactly as typed, field by field, and is sealed', async ({ house }) => {
  const typed = { 'nameLatin.given': '  Ana ', phone: 'not a number', organisation: 'secret-city' };
  const { token } = await saveDraft(house.scope(anonymous), undefined, typed);
  await saveDraft(house.scope(anonymous), token, { phone: '+55', position: 'Mayor' });
  expect((await openDraft(house.scope(anonymous), token))?.typed).toEqual({
    ...typed,
    phone: '+55',
    position: 'Mayor',
  });
  const [stored] = await house.db.select().from(draft);
  expect(stored?.sealed.toString('latin1')).not.toContain('secret-city');
  expect(JSON.stringify(stored)).not.toContain(token);
});

test('a forged or expired token opens nothing and begins anew', async ({ house }) => {
  const { token } = await saveDraft(house.scope(anonymous), undefined, { position: 'Mayor' });
  expect(await openDraft(house.scope(anonymous), `${token}x`)).toBeUndefined();
  const late = house.scope(anonymous, daysLater(30));
  expect(await openDraft(late, token)).toBeUndefined();
  const anew = await saveDraft(late, token, { position: 'King' });
  expect(anew.token).not.toBe(token);
  expect(anew.typed).toEqual({ position: 'King' });
  await discardExpiredDrafts(house.scope(anonymous, daysLater(31)));
  expect(await house.db.select().from(draft)).toHaveLength(1);
});

test('a draft becomes one registration however often it is submitted', async ({ house }) => {
  const { token } = await saveDraft(house.scope(anonymous), undefined, WHOLE);
  const first = expectOk(await submitDraft(house.scope(anonymous), token, 'en'));
  expect(expectOk(await submitDraft(house.scope(anonymous), token, 'ru'))).toEqual(first);
  expect(await house.mails()).toHaveLength(1);
  expect(await house.row(first.reference)).toMatchObject({
    surnameLatin: 'Silva',
    tracks: ['transport', 'culture'],
    locale: 'en',
  });
  const late = await saveDraft(house.scope(anonymous), token, { position: 'King' });
  expect(late.submitted?.reference).toBe(first.reference);
  expect((await openDraft(house.scope(anonymous), token))?.typed).toEqual({ email: 'Ana@example.org' });
});

test('a refused submission keeps all that was typed', async ({ house }) => {
  const typed = { ...WHOLE, phone: 'wrong', 'consents.terms': '' };
  const { token } = await saveDraft(house.scope(anonymous), undefined, typed);
  expect(await submitDraft(house.scope(anonymous), token, 'en')).toMatchObject({
    refusal: {
      code: 'INVALID_INPUT',
      details: {
        errors: [
          { path: 'phone', code: 'invalid_phone' },
          { path: 'consents.terms', code: 'consent_required' },
        ],
      },
    },
  });
  expect((await openDraft(house.scope(anonymous), token))?.typed).toEqual(typed);
  expect(await submitDraft(house.scope(anonymous), 'forged', 'en')).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('the browser that sent it sees the receipt and confirms by the newest letter', async ({ house }) => {
  const { token } = await saveDraft(house.scope(anonymous), undefined, WHOLE);
  expect(await receiptOf(house.scope(anonymous), token)).toBeUndefined();
  const { reference } = expectOk(await submitDraft(house.scope(anonymous), token, 'en'));
  expect(await receiptOf(house.scope(anonymous), token)).toMatchObject({
    reference,
    state: 'submitted',
    confirmedAt: null,
    confirmBy: hoursLater(24),
  });
  const old = await house.secretsFor('ana@example.org');
  expectOk(await resendConfirmation(house.scope(anonymous, minutesLater(1)), token));
  const fresh = await house.secretsFor('ana@example.org');
  expect(fresh.linkToken).not.toBe(old.linkToken);
  expect((await confirmReceipt(house.scope(anonymous, minutesLater(2)), token, fresh.code)).ok).toBe(true);
  expect((await receiptOf(house.scope(anonymous), token))?.confirmedAt).toEqual(minutesLater(2));
  expect(await resendConfirmation(house.scope(anonymous), token)).toMatchObject({
    refusal: { code: 'STATE_CHANGED' },
  });
  expect((await house.mails()).map(({ kind }) => kind)).toEqual(['received', 'confirm_email']);
});
