import { siteVersion } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { discardDraft, publishPage, takeUpVersion, writePage } from '@/lib/site/commands';
import type { PageText } from '@/lib/site/input';
import { pageAtWork, publishedPage } from '@/lib/site/queries';
import type { SitePage } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';
import { expect, type House, test } from '../support/house';
import { organiser, reviewer } from '../support/people';

const said = (en: string) =>
  Object.fromEntries(LOCALES.map((one) => [one, one === 'en' ? en : ''])) as PageText;
const edition = (house: House) => currentEdition(house);
const atWork = async (house: House, page: SitePage = 'venue') =>
  expectOk(await pageAtWork(house.scope(organiser), await edition(house), page));
const present = async (house: House, page: SitePage = 'venue') => {
  const { draft, published } = await atWork(house, page);
  return (draft?.content ?? published.content).text as PageText;
};
const write = async (house: House, en: string, seen?: PageText, actor = organiser) =>
  writePage(house.scope(actor), (await edition(house)).id, {
    page: 'venue',
    text: said(en),
    seen: seen ?? (await present(house)),
  });
const publish = async (house: House, revision?: string) =>
  publishPage(house.scope(organiser), (await edition(house)).id, {
    page: 'venue',
    revision: revision ?? (await atWork(house)).draft?.revision ?? crypto.randomUUID(),
  });
const shown = async (house: House) =>
  (await publishedPage(house, await edition(house), 'venue')).content.text;

test('a draft changes nothing that people read; published, it is the next version, and the old one is kept', async ({
  house,
}) => {
  const before = await shown(house);
  expect(before.en).toContain('to be announced');
  expectOk(await write(house, 'Expo, pavilion 1.'));
  expect(await shown(house)).toEqual(before);
  expect(expectOk(await publish(house))).toBe(1);
  expect((await shown(house)).en).toBe('Expo, pavilion 1.');
  expectOk(await write(house, 'Expo, pavilion 2.'));
  expect(expectOk(await publish(house))).toBe(2);
  const { versions, draft } = await atWork(house);
  expect(versions.map(({ number }) => number)).toEqual([2, 1]);
  expect(draft).toBeUndefined();
  expect((await house.facts('site:venue')).map(({ action }) => action)).toEqual([
    'site.drafted',
    'site.published',
    'site.drafted',
    'site.published',
  ]);
});

test('the second of two editors is told what the first has written, and overwrites nothing', async ({
  house,
}) => {
  const seen = await present(house);
  expectOk(await write(house, 'First.', seen));
  expect(await write(house, 'Second.', seen)).toEqual({
    ok: false,
    refusal: { code: 'SETTINGS_CHANGED', details: { now: said('First.') } },
  });
  expect((await present(house)).en).toBe('First.');
  // To write the same once more is no quarrel, and no fact.
  expectOk(await write(house, 'First.', seen));
  expect(await house.facts('site:venue')).toHaveLength(1);
});

test('only the draft that was looked at is published, and only once', async ({ house }) => {
  expectOk(await write(house, 'First.'));
  const { draft } = await atWork(house);
  expectOk(await write(house, 'Second.'));
  expect(await publish(house, draft?.revision)).toMatchObject({ refusal: { code: 'SETTINGS_CHANGED' } });
  const revision = (await atWork(house)).draft?.revision;
  const both = await Promise.all([publish(house, revision), publish(house, revision)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect((await atWork(house)).versions).toHaveLength(1);
});

test('an old version is taken up as a draft, never over the draft of a colleague, and published anew', async ({
  house,
}) => {
  for (const words of ['First.', 'Second.']) {
    expectOk(await write(house, words));
    expectOk(await publish(house));
  }
  const takeUp = async () =>
    takeUpVersion(house.scope(organiser), (await edition(house)).id, { page: 'venue', number: 1 });
  expectOk(await write(house, 'Third.'));
  expect(await takeUp()).toMatchObject({ refusal: { code: 'SETTINGS_CHANGED' } });
  expectOk(await discardDraft(house.scope(organiser), (await edition(house)).id, 'venue'));
  expectOk(await takeUp());
  expect((await shown(house)).en).toBe('Second.');
  expect(expectOk(await publish(house))).toBe(3);
  expect((await shown(house)).en).toBe('First.');
});

test('only organisers write, publish, discard, take up and see drafts', async ({ house }) => {
  const { id } = await edition(house);
  const scope = house.scope(reviewer);
  const revision = crypto.randomUUID();
  expectOk(await write(house, 'Draft.'));
  const refused = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
  expect(await write(house, 'Mine.', undefined, reviewer)).toEqual(refused);
  expect(await publishPage(scope, id, { page: 'venue', revision })).toEqual(refused);
  expect(await discardDraft(scope, id, 'venue')).toEqual(refused);
  expect(await takeUpVersion(scope, id, { page: 'venue', number: 1 })).toEqual(refused);
  expect(await pageAtWork(scope, await edition(house), 'venue')).toEqual(refused);
});

test('the database keeps what was published as it was', async ({ house }) => {
  expectOk(await write(house, 'First.'));
  expectOk(await publish(house));
  await expect(house.db.delete(siteVersion)).rejects.toThrow();
  await expect(house.db.update(siteVersion).set({ number: 7 })).rejects.toThrow();
});
