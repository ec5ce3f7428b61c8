import { eq } from 'drizzle-orm';
import { CONSENT_PURPOSES, consent, consentDocument } from '@/db/schema';
import { dropDraft, publish } from '@/lib/consent/documents';
import { currentVersions, documentsOf, draftsOf } from '@/lib/consent/queries';
import { expectOk } from '@/lib/core/result';
import { inEvery } from '@/lib/edition/texts';
import { draft, publishText, saying } from '../support/consents';
import { expect, test } from '../support/house';
import { organiser, reviewer } from '../support/people';

const FIRST = Object.fromEntries(CONSENT_PURPOSES.map((purpose) => [purpose, 1]));

test('a new edition has a first version of every text, in every language', async ({ house }) => {
  expect(await currentVersions(house)).toEqual(FIRST);
  for (const { written } of await documentsOf(house)) {
    expect(written.en?.length).toBeGreaterThan(100);
    expect(written.ru?.length).toBeGreaterThan(100);
  }
});

test('a draft changes nothing that anybody agrees to; publishing it is the next version, on the record', async ({
  house,
}) => {
  expectOk(await draft(house, 'terms', 'Be kind.'));
  expect(await currentVersions(house)).toEqual(FIRST);
  expect(expectOk(await draftsOf(house.scope(organiser)))).toMatchObject([{ written: saying('Be kind.') }]);
  expect(await publishText(house, 'terms', 'Be very kind.')).toBe(2);
  expect(expectOk(await draftsOf(house.scope(organiser)))).toEqual([]);
  const [newest, first] = await documentsOf(house, 'terms');
  expect(newest).toMatchObject({
    version: 2,
    written: saying('Be very kind.'),
    publishedBy: 'person:user-organiser',
  });
  expect(first?.version).toBe(1);
  expect((await house.facts(`edition:${newest?.editionId}`)).at(-1)).toMatchObject({
    action: 'consent_document.published',
    after: { purpose: 'terms', version: 2, asksAgain: false },
  });
});

test('a published version is never changed and never deleted, by nobody', async ({ house }) => {
  await expect(house.db.update(consentDocument).set({ written: saying('Other') })).rejects.toThrow();
  await expect(house.db.delete(consentDocument)).rejects.toThrow();
});

test('a consent is closed once, and nothing else of it changes', async ({ house }) => {
  await house.submit();
  await expect(house.db.update(consent).set({ version: 1, locale: 'ru' })).rejects.toThrow();
  const closed = { withdrawnAt: new Date(), withdrawnBy: 'own' as const };
  await house.db.update(consent).set(closed).where(eq(consent.purpose, 'terms'));
  await expect(house.db.update(consent).set(closed).where(eq(consent.purpose, 'terms'))).rejects.toThrow();
});

test('the second of two organisers is told what the first has written, and publishes nothing unseen', async ({
  house,
}) => {
  const [first] = await documentsOf(house, 'news');
  expectOk(await draft(house, 'news', 'First.'));
  expect(await draft(house, 'news', 'Second.', { seen: 'Another text.' })).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED', details: { now: saying('First.') } },
  });
  const seen = inEvery(first?.written);
  expect(await publish(house.scope(organiser), { purpose: 'news', seen, asksAgain: false })).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED' },
  });
  expect(await currentVersions(house)).toEqual(FIRST);
});

test('a draft is published once, however often it is asked for, and not after it was dropped', async ({
  house,
}) => {
  expectOk(await draft(house, 'news', 'More.'));
  const input = { purpose: 'news' as const, seen: saying('More.'), asksAgain: false };
  const both = await Promise.all([
    publish(house.scope(organiser), input),
    publish(house.scope(organiser), input),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expectOk(await draft(house, 'news', 'Even more.'));
  expectOk(await dropDraft(house.scope(organiser), { purpose: 'news' }));
  expect(await publish(house.scope(organiser), { ...input, seen: saying('Even more.') })).toMatchObject({
    refusal: { code: 'NOTHING_TO_PUBLISH' },
  });
  expect((await currentVersions(house)).news).toBe(2);
});

test('only organisers write and publish', async ({ house }) => {
  expectOk(await draft(house, 'news', 'More.'));
  const refused = { refusal: { code: 'NOT_ALLOWED' } };
  expect(await draft(house, 'news', 'Mine.', { actor: reviewer })).toMatchObject(refused);
  const input = { purpose: 'news' as const, seen: saying('More.'), asksAgain: false };
  expect(await publish(house.scope(reviewer), input)).toMatchObject(refused);
  expect(await dropDraft(house.scope(reviewer), { purpose: 'news' })).toMatchObject(refused);
  expect(await draftsOf(house.scope(reviewer))).toMatchObject(refused);
});
