import { expectOk } from '@/lib/core/result';
import { currentEdition } from '@/lib/edition/queries';
import { changeVisaTable, publishPage } from '@/lib/site/commands';
import { addSession, changeSession, removeSession } from '@/lib/site/programme';
import { pageAtWork, publishedPage } from '@/lib/site/queries';
import { type ProgrammeSession, visaAnswer } from '@/lib/site/rules';
import { FIRST_VISA_TABLE } from '@/lib/site/visa-table';
import { LOCALES } from '@/messages/locales';
import { expect, type House, test } from '../support/house';
import { organiser, reviewer } from '../support/people';

const named = (en: string) =>
  Object.fromEntries(LOCALES.map((one) => [one, one === 'en' ? en : ''])) as Record<
    (typeof LOCALES)[number],
    string
  >;
const session = (en: string, hour: string, track: string | null = 'transport') => ({
  startsAt: new Date(`2027-08-27T${hour}:00:00Z`),
  endsAt: new Date(`2027-08-27T${hour}:45:00Z`),
  track,
  title: named(en),
  place: named('Hall 1'),
});
const id = async (house: House) => (await currentEdition(house)).id;
const drafted = async (house: House): Promise<ProgrammeSession[]> => {
  const work = await pageAtWork(house.scope(organiser), await currentEdition(house), 'programme');
  return expectOk(work).draft?.content.sessions ?? [];
};
const add = async (house: House, ...given: Parameters<typeof session>) =>
  addSession(house.scope(organiser), await id(house), session(...given));

test('sessions stand in the order of the clock, whatever the order in which they were added', async ({
  house,
}) => {
  for (const [title, hour] of [
    ['Second', '11'],
    ['First', '09'],
    ['Third', '14'],
  ] as const)
    expectOk(await add(house, title, hour));
  expect((await drafted(house)).map(({ title }) => title.en)).toEqual(['First', 'Second', 'Third']);
  const published = await publishedPage(house, await currentEdition(house), 'programme');
  expect(published.content.sessions).toEqual([]);
});

test('a session is moved and removed only as it was seen', async ({ house }) => {
  expectOk(await add(house, 'Buses', '09'));
  const [seen] = await drafted(house);
  if (!seen) throw new Error('no session');
  const move = async (hour: string) =>
    changeSession(house.scope(organiser), await id(house), { ...session('Buses', hour), id: seen.id, seen });
  expectOk(await move('15'));
  expect(await move('16')).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED', details: { now: { startsAt: '2027-08-27T15:00:00.000Z' } } },
  });
  const remove = async (as: ProgrammeSession) =>
    removeSession(house.scope(organiser), await id(house), { id: seen.id, seen: { ...as } });
  expect(await remove(seen)).toMatchObject({ refusal: { code: 'SETTINGS_CHANGED' } });
  const [moved] = await drafted(house);
  expectOk(await remove(moved ?? seen));
  expect(await drafted(house)).toEqual([]);
  expect(await remove(seen)).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});

test('a session is on a track of the edition or for everybody', async ({ house }) => {
  expectOk(await add(house, 'Plenary', '08', null));
  expect(await add(house, 'Fishing', '08', 'fishing')).toMatchObject({
    refusal: { code: 'INVALID_INPUT', details: { errors: [{ path: 'track', code: 'unknown_track' }] } },
  });
});

test('two who add at once lose neither session', async ({ house }) => {
  await Promise.all(['09', '10', '11', '12'].map((hour) => add(house, hour, hour)));
  expect((await drafted(house)).map(({ title }) => title.en)).toEqual(['09', '10', '11', '12']);
});

test('the table of visas is drafted, quarrelled over and published like the words beside it', async ({
  house,
}) => {
  const edition = await currentEdition(house);
  const table = { ...FIRST_VISA_TABLE, asOf: '2027-01-10', electronic: ['IN'] };
  const change = (seen = FIRST_VISA_TABLE) =>
    changeVisaTable(house.scope(organiser), edition.id, {
      table: { ...table, electronic: [...table.electronic] },
      seen,
    });
  expectOk(await change());
  table.electronic = ['IN', 'CN'];
  expect(await change()).toMatchObject({ refusal: { code: 'SETTINGS_CHANGED' } });
  const work = expectOk(await pageAtWork(house.scope(organiser), edition, 'visa'));
  expect(work.draft?.content.text).toEqual(work.published.content.text);
  const revision = work.draft?.revision ?? '';
  expect(await publishPage(house.scope(reviewer), edition.id, { page: 'visa', revision })).toMatchObject({
    ok: false,
  });
  expectOk(await publishPage(house.scope(organiser), edition.id, { page: 'visa', revision }));
  expect((await publishedPage(house, edition, 'visa')).content.visa?.electronic).toEqual(['IN']);
});

for (const [citizenship, answer] of [
  ['RU', { kind: 'home' }],
  ['BY', { kind: 'free', days: null }],
  ['BR', { kind: 'free', days: 90 }],
  ['IN', { kind: 'electronic' }],
  ['EG', { kind: 'invitation' }],
] as const) {
  test(`a citizen of ${citizenship} comes ${answer.kind}`, () => {
    expect(visaAnswer(FIRST_VISA_TABLE, 'RU', citizenship)).toEqual(answer);
  });
}

test('no country stands in both lists of the first table', () => {
  const all = [...FIRST_VISA_TABLE.free.map(({ country }) => country), ...FIRST_VISA_TABLE.electronic];
  expect(new Set(all).size).toBe(all.length);
});
