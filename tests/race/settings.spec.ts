import { expectOk } from '@/lib/core/result';
import { addChoice, deleteChoice } from '@/lib/edition/choices';
import { currentEdition, tracksOf } from '@/lib/edition/queries';
import { settingsOf } from '@/lib/edition/rules';
import { changeText, inEvery, textsOf } from '@/lib/edition/texts';
import { submit } from '@/lib/registration/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { expect, test } from '../support/house';
import { application, organiser } from '../support/people';

test('of two organisers who saw the same settings one changes them, and the other is told which', async ({
  house,
}) => {
  const edition = await currentEdition(house);
  const { decisionDays, informationDays } = settingsOf(edition);
  const seen = { decisionDays, informationDays };
  const results = await Promise.all(
    [11, 12, 13, 14].map((days) =>
      changeSettings(house.scope(organiser), edition.id, { decisionDays: days }, { seen }),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) {
    if (result.ok) continue;
    expect(result.refusal).toEqual({ code: 'SETTINGS_CHANGED', details: { settings: ['decisionDays'] } });
  }
  const facts = (await house.facts(`edition:${edition.id}`)).filter(
    ({ action }) => action === 'edition.settings_changed',
  );
  expect(facts).toHaveLength(1);
  expect(facts[0]?.before).toEqual({ decisionDays });
});

test('a form that is sent twice is no quarrel: what is as wanted already is left alone', async ({
  house,
}) => {
  const edition = await currentEdition(house);
  const seen = { name: edition.name };
  const send = () =>
    changeSettings(house.scope(organiser), edition.id, { name: { ru: 'Форум городов' } }, { seen });
  const results = await Promise.all([send(), send(), send()]);
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect((await currentEdition(house)).name).toEqual({ ...edition.name, ru: 'Форум городов' });
  expect(
    (await house.facts(`edition:${edition.id}`)).filter(
      ({ action }) => action === 'edition.settings_changed',
    ),
  ).toHaveLength(1);
});

test('of two organisers who write one text one is told what the other wrote', async ({ house }) => {
  const { id } = await currentEdition(house);
  const seen = inEvery({});
  const results = await Promise.all(
    ['One', 'Two', 'Three'].map((en) =>
      changeText(house.scope(organiser), id, { place: 'lead', written: inEvery({ en }), seen }),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const { lead } = await textsOf(house, id);
  for (const result of results) {
    if (!result.ok) expect(result.refusal).toEqual({ code: 'SETTINGS_CHANGED', details: { now: lead } });
  }
});

test('a track that is deleted while people choose it is either gone for them or stays', async ({ house }) => {
  const track = {
    kind: 'track',
    key: 'harbours',
    name: { en: 'Harbours', ru: 'Порты' },
    isOpen: true,
  } as const;
  for (let round = 0; round < 5; round++) {
    expectOk(await addChoice(house.scope(organiser), track));
    const [deleted, ...applied] = await Promise.all([
      deleteChoice(house.scope(organiser), track),
      ...Array.from({ length: 3 }, () => submit(house.scope(), application({ tracks: ['harbours'] }))),
    ]);
    const { id } = await currentEdition(house);
    const isThere = (await tracksOf(house, id)).some(({ key }) => key === 'harbours');
    expect(isThere).toBe(applied.some(({ ok }) => ok));
    if (!deleted?.ok) expect(deleted?.refusal.code).toBe('CHOICE_IN_USE');
    if (isThere) break;
  }
  await house.expectSound();
});
