import { anonymous } from '@/lib/core/actor';
import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { addChoice, changeChoice, choicesOf, deleteChoice, MOST_CATEGORIES } from '@/lib/edition/choices';
import { type ChoiceKind, newChoiceInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { applicationsBy } from '@/lib/edition/uses';
import { setCap } from '@/lib/pool/caps';
import { submit } from '@/lib/registration/commands';
import { expect, type House, test } from '../support/house';
import { inviteOne } from '../support/invitations';
import { application, organiser, reviewer } from '../support/people';

const NAMES = { en: 'Harbours', ru: 'Порты' };
const HARBOURS = { kind: 'track', key: 'harbours', name: NAMES, isOpen: true } as const;
const of = async (house: House, kind: ChoiceKind) => choicesOf(house, (await currentEdition(house)).id, kind);
const one = async (house: House, kind: ChoiceKind, key: string) =>
  (await of(house, kind)).find((choice) => choice.key === key);
const lastFact = async (house: House) =>
  (await house.facts(`edition:${(await currentEdition(house)).id}`)).at(-1);

test('a track is added behind the others, can be chosen at once, and is recorded', async ({ house }) => {
  const before = await of(house, 'track');
  expectOk(await addChoice(house.scope(organiser), HARBOURS));
  expect((await of(house, 'track')).at(-1)).toMatchObject({ key: 'harbours', position: before.length });
  expect((await submit(house.scope(anonymous), application({ tracks: ['harbours'] }))).ok).toBe(true);
  const facts = await house.facts(`edition:${(await currentEdition(house)).id}`);
  expect(facts.find(({ action }) => action === 'track.added')).toMatchObject({
    before: null,
    after: { key: 'harbours', name: NAMES, isOpen: true },
  });
});

test('a retired category stays with whoever has it, and nobody else can choose it', async ({ house }) => {
  const { reference } = await house.submit(application({ category: 'BUS' }));
  const present = await one(house, 'category', 'BUS');
  if (!present) throw new Error('no such category');
  const change = {
    kind: 'category',
    key: 'BUS',
    name: { en: 'Companies', ru: 'Компании' },
    isOpen: false,
  } as const;
  expectOk(await changeChoice(house.scope(organiser), { ...change, seen: present }));
  expect(await one(house, 'category', 'BUS')).toMatchObject({
    name: change.name,
    isOpen: false,
    letter: 'B',
  });
  expect((await house.row(reference)).category).toBe('BUS');
  expect(await submit(house.scope(anonymous), application({ category: 'BUS' }))).toMatchObject({
    refusal: { code: 'INVALID_INPUT', details: { errors: [{ path: 'category', code: 'unknown_category' }] } },
  });
  expect(await lastFact(house)).toMatchObject({
    action: 'category.changed',
    before: { key: 'BUS', name: present.name, isOpen: true },
    after: { key: 'BUS', name: change.name, isOpen: false },
  });
});

test('what somebody has cannot be deleted, and the refusal counts what uses it', async ({ house }) => {
  await house.submit(application({ category: 'BUS', tracks: ['transport'] }));
  await inviteOne(house, { category: 'BUS' });
  expectOk(await setCap(house.scope(organiser), { key: 'category:BUS', size: 5 }));
  expect(await deleteChoice(house.scope(organiser), { kind: 'category', key: 'BUS' })).toEqual({
    ok: false,
    refusal: { code: 'CHOICE_IN_USE', details: { registrations: 1, codes: 1, caps: 1, limits: 0 } },
  });
  expect(await deleteChoice(house.scope(organiser), { kind: 'track', key: 'transport' })).toMatchObject({
    refusal: { code: 'CHOICE_IN_USE', details: { registrations: 1 } },
  });
  const { id } = await currentEdition(house);
  expect((await applicationsBy(house, id, 'category')).get('BUS')).toBe(1);
  expect(await applicationsBy(house, id, 'track')).toEqual(new Map([['transport', 1]]));
});

test('what nobody has is deleted; to delete it again changes nothing; its place is taken by the next', async ({
  house,
}) => {
  const position = (await one(house, 'category', 'MED'))?.position;
  expectOk(await deleteChoice(house.scope(organiser), { kind: 'category', key: 'MED' }));
  const facts = await lastFact(house);
  expect(facts).toMatchObject({ action: 'category.deleted', before: { key: 'MED', letter: 'M' } });
  expectOk(await deleteChoice(house.scope(organiser), { kind: 'category', key: 'MED' }));
  expect(await lastFact(house)).toEqual(facts);
  const press = { kind: 'category', key: 'PRS', name: NAMES, isOpen: true, letter: 'M' } as const;
  expectOk(await addChoice(house.scope(organiser), press));
  expect((await one(house, 'category', 'PRS'))?.position).toBe(position);
});

test('there are no more categories than colours', async ({ house }) => {
  expect(await of(house, 'category')).toHaveLength(MOST_CATEGORIES);
  const more = { kind: 'category', key: 'ZZZ', name: NAMES, isOpen: true, letter: 'Z' } as const;
  expect(await addChoice(house.scope(organiser), more)).toMatchObject({ refusal: { code: 'CHOICES_FULL' } });
});

test('a code or a letter that another has is told at its field', async ({ house }) => {
  const taken = { kind: 'category', key: 'BUS', name: NAMES, isOpen: true, letter: 'B' } as const;
  expect(await addChoice(house.scope(organiser), taken)).toMatchObject({
    refusal: {
      details: {
        errors: [
          { path: 'key', code: 'taken' },
          { path: 'letter', code: 'taken' },
        ],
      },
    },
  });
  const seen = await one(house, 'category', 'MED');
  if (!seen) throw new Error('no such category');
  const change = { kind: 'category', key: 'MED', name: NAMES, isOpen: true, letter: 'B', seen } as const;
  expect(await changeChoice(house.scope(organiser), change)).toMatchObject({
    refusal: { details: { errors: [{ path: 'letter', code: 'taken' }] } },
  });
});

test('whoever saw it otherwise is told what it is now; who may not, changes nothing; what is not there is not found', async ({
  house,
}) => {
  const seen = { name: { en: 'Old', ru: 'Старое' }, isOpen: true };
  const change = { kind: 'track', key: 'transport', name: NAMES, isOpen: false, seen } as const;
  expect(await changeChoice(house.scope(organiser), change)).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED', details: { now: { name: { en: 'Transport' }, isOpen: true } } },
  });
  const refused = { ok: false, refusal: { code: 'NOT_ALLOWED' } };
  expect(await changeChoice(house.scope(reviewer), change)).toEqual(refused);
  expect(await addChoice(house.scope(reviewer), HARBOURS)).toEqual(refused);
  expect(await deleteChoice(house.scope(reviewer), HARBOURS)).toEqual(refused);
  expect(await changeChoice(house.scope(organiser), { ...change, key: 'nowhere' })).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

for (const [given, errors] of [
  [{ key: '' }, ['key required']],
  [{ key: 'Two Words' }, ['key short_key']],
  [{ name: { en: 'Harbours', ru: ' ' } }, ['name.ru required']],
  [{ name: { en: '', ru: '' } }, ['name.en required', 'name.ru required']],
  [{ kind: 'category', key: 'AB' }, ['key three_letters', 'letter required']],
  [{ kind: 'category', key: 'ABC', letter: 'Ж' }, ['letter one_letter']],
] as const) {
  test(`${JSON.stringify(given)} is refused at its field`, () => {
    const parsed = parseInput(newChoiceInput, { ...HARBOURS, ...given });
    const found = parsed.ok ? [] : (parsed.refusal.details?.errors as { path: string; code: string }[]);
    expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(errors);
  });
}
