import { asc } from 'drizzle-orm';
import { consent } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { saveDraft, submitDraft } from '@/lib/registration/draft';
import type { Typed } from '@/lib/registration/form';
import { publishText } from '../support/consents';
import { expect, type House, test } from '../support/house';
import { application, fromHome, tokenWith } from '../support/people';

const WHOLE: Typed = {
  category: 'DEL',
  countryRepresented: 'CN',
  citizenship: 'CN',
  'nameLatin.given': 'Na',
  email: 'li.na@people.example.org',
  phone: '+86 10 6552 9988',
  organisation: 'City of Harbin',
  position: 'Deputy mayor',
  tracks: ['transport'],
  'consents.personalData': '1',
  'consents.terms': '1',
};

const given = (house: House) =>
  house.db
    .select({ purpose: consent.purpose, version: consent.version, givenBy: consent.givenBy })
    .from(consent)
    .orderBy(asc(consent.purpose), asc(consent.version));

test('by the API the version of the moment is kept, by which door and in which language', async ({
  house,
}) => {
  await publishText(house, 'terms', 'Be kind.');
  await house.submit(application({ locale: 'ru' }), tokenWith('registrations:write'));
  expect(await given(house)).toEqual([
    { purpose: 'personalData', version: 1, givenBy: 'api' },
    { purpose: 'terms', version: 2, givenBy: 'api' },
  ]);
  expect((await house.db.select().from(consent))[0]).toMatchObject({ locale: 'ru', withdrawnAt: null });
});

test('by the form the version that was shown is the one that is kept', async ({ house }) => {
  const { token } = await saveDraft(house.scope(), undefined, WHOLE);
  expectOk(await submitDraft(house.scope(), token, 'en'));
  expect(await given(house)).toEqual([
    { purpose: 'personalData', version: 1, givenBy: 'form' },
    { purpose: 'terms', version: 1, givenBy: 'form' },
  ]);
});

test('who was shown an earlier text is asked once more, and nothing is sent', async ({ house }) => {
  const { token } = await saveDraft(house.scope(), undefined, WHOLE);
  await publishText(house, 'terms', 'Be kind.');
  expect(await submitDraft(house.scope(), token, 'en')).toEqual({
    ok: false,
    refusal: { code: 'CONSENTS_CHANGED', details: { purposes: ['terms'] } },
  });
  expect(await given(house)).toEqual([]);
  await saveDraft(house.scope(), token, { 'consents.terms': '2' });
  expectOk(await submitDraft(house.scope(), token, 'en'));
  expect((await given(house)).map(({ version }) => version)).toEqual([1, 2]);
});

test('a version that was made up is refused like one that has passed', async ({ house }) => {
  const { token } = await saveDraft(house.scope(), undefined, { ...WHOLE, 'consents.terms': '99' });
  expect(await submitDraft(house.scope(), token, 'en')).toMatchObject({
    refusal: { code: 'CONSENTS_CHANGED' },
  });
});

test('a text that is published while people apply parts them: each has the version of one side', async ({
  house,
}) => {
  const applying = Array.from({ length: 12 }, async (_, at) => {
    const typed = { ...WHOLE, email: `racer-${at}@people.example.org` };
    const { token } = await saveDraft(house.scope(), undefined, typed);
    return submitDraft(house.scope(), token, 'en');
  });
  const [, ...answers] = await Promise.all([publishText(house, 'terms', 'Be kind.'), ...applying]);
  const taken = answers.filter(({ ok }) => ok).length;
  expect(answers.every((one) => one.ok || one.refusal.code === 'CONSENTS_CHANGED')).toBe(true);
  const terms = (await given(house)).filter(({ purpose }) => purpose === 'terms');
  expect(terms).toHaveLength(taken);
  expect(terms.every(({ version }) => version === 1)).toBe(true);
});

test('passing data on abroad is agreed to only by those who come from there', async ({ house }) => {
  const consents = { personalData: true, terms: true, crossBorder: true };
  await house.submit(fromHome({ consents }));
  expect((await given(house)).map(({ purpose }) => purpose)).not.toContain('crossBorder');
  await house.submit(application({ consents }));
  expect((await given(house)).map(({ purpose }) => purpose)).toContain('crossBorder');
});
