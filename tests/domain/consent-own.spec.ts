import { asc } from 'drizzle-orm';
import { consent } from '@/db/schema';
import { consentsOf } from '@/lib/consent/queries';
import { expectOk } from '@/lib/core/result';
import { rosterSince } from '@/lib/gate/roster';
import { agreesToPhoto } from '@/lib/photo/queries';
import { giveConsent, withdrawConsent } from '@/lib/registration/agreement';
import { askAgain } from '@/lib/registration/asking';
import { withdraw } from '@/lib/registration/departure';
import { publishText } from '../support/consents';
import { expect, type House, test } from '../support/house';
import { application, delegate, fromHome, gateStaff, minutesLater } from '../support/people';

const EMAIL = 'ana@example.org';
const ana = delegate(EMAIL);
const all = { personalData: true, terms: true, photoIdentification: true, publicList: true, news: true };
const apply = async (house: House, own = {}) =>
  (await house.submit(application({ email: EMAIL, consents: all, ...own }))).reference;
const rows = (house: House) =>
  house.db.select().from(consent).orderBy(asc(consent.purpose), asc(consent.givenAt));

test('a free consent is taken back at once: no photo any more, and the gates hear of it', async ({
  house,
}) => {
  const reference = await apply(house);
  const { id } = await house.row(reference);
  const scope = house.scope(gateStaff);
  const { cursor } = expectOk(await rosterSince(scope, null));
  expect(await agreesToPhoto(house, id)).toBe(true);
  expectOk(await withdrawConsent(house.scope(ana), { reference, purpose: 'photoIdentification' }));
  expect(await agreesToPhoto(house, id)).toBe(false);
  const { people } = expectOk(await rosterSince(scope, cursor));
  expect(people.map((one) => one.id)).toEqual([id]);
  expect((await house.facts(`registration:${id}`)).at(-1)).toMatchObject({
    action: 'consent.withdrawn',
    before: { purpose: 'photoIdentification', version: 1 },
  });
});

test('from two tabs it is taken back once, and given again it is another row', async ({ house }) => {
  const reference = await apply(house);
  const { id } = await house.row(reference);
  const take = () => withdrawConsent(house.scope(ana, minutesLater(1)), { reference, purpose: 'news' });
  const give = () =>
    giveConsent(house.scope(ana, minutesLater(2)), { reference, purpose: 'news', version: 1, locale: 'en' });
  for (const one of await Promise.all([take(), take()])) expectOk(one);
  for (const one of await Promise.all([give(), give()])) expectOk(one);
  const news = (await consentsOf(house, id)).filter(({ purpose }) => purpose === 'news');
  expect(news.map(({ givenBy, withdrawnAt }) => [givenBy, withdrawnAt !== null])).toEqual([
    ['api', true],
    ['own', false],
  ]);
  const actions = (await house.facts(`registration:${id}`)).map(({ action }) => action);
  expect(actions.filter((one) => one.startsWith('consent.'))).toEqual(['consent.withdrawn', 'consent.given']);
});

test('what is needed to take part is not taken back by itself; after the registration is given up it is', async ({
  house,
}) => {
  const reference = await apply(house);
  const take = () => withdrawConsent(house.scope(ana), { reference, purpose: 'personalData' });
  expect(await take()).toMatchObject({ refusal: { code: 'CONSENT_NEEDED' } });
  expectOk(await withdraw(house.scope(ana), reference));
  expectOk(await take());
});

test('nobody touches the consents of another, and nobody agrees to a text that no longer counts', async ({
  house,
}) => {
  const reference = await apply(house);
  const other = house.scope(delegate('other@example.org'));
  const given = { reference, purpose: 'terms' as const, version: 1, locale: 'en' };
  const before = await rows(house);
  expect(await withdrawConsent(other, { reference, purpose: 'news' })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expect(await giveConsent(other, given)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  await publishText(house, 'terms', 'Be kind.');
  expect(await giveConsent(house.scope(ana), given)).toMatchObject({
    refusal: { code: 'CONSENTS_CHANGED' },
  });
  expect(await giveConsent(house.scope(ana), { ...given, version: 3 })).toMatchObject({
    refusal: { code: 'CONSENTS_CHANGED' },
  });
  expect(await rows(house)).toEqual(before);
});

test('who comes from here is not asked about data passed on abroad', async ({ house }) => {
  const { reference } = await house.submit(fromHome({ email: EMAIL }));
  const given = { reference, purpose: 'crossBorder' as const, version: 1, locale: 'ru' };
  expect(await giveConsent(house.scope(ana), given)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('a version that asks again writes once to everybody who agreed to an earlier one, however often it runs', async ({
  house,
}) => {
  const reference = await apply(house);
  const gone = await house.submit(application({ email: 'gone@example.org' }));
  expectOk(await withdraw(house.scope(delegate('gone@example.org')), gone.reference));
  await publishText(house, 'news', 'Seldom.', true);
  await publishText(house, 'terms', 'A comma.', false);
  expect(await house.tasks('consent.ask_again')).toEqual([]);
  const version = await publishText(house, 'terms', 'Be kind.', true);
  expect((await house.tasks('consent.ask_again')).map(({ payload }) => payload)).toEqual([
    { purpose: 'terms', version },
  ]);
  await house.submit(application({ email: 'later@example.org' }));
  for (let run = 0; run < 2; run++) await askAgain(house.scope(), { purpose: 'terms', version });
  const asked = await house.mails('consent_asked');
  expect(asked.map(({ recipient }) => recipient)).toEqual([EMAIL]);
  expectOk(await giveConsent(house.scope(ana), { reference, purpose: 'terms', version, locale: 'en' }));
  await askAgain(house.scope(), { purpose: 'terms', version: version + 1 });
  expect(await house.mails('consent_asked')).toHaveLength(1);
});
