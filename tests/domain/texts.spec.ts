import { parseInput } from '@/lib/core/input';
import { expectOk } from '@/lib/core/result';
import { type TextInput, textInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { changeText, inEvery, textsOf } from '@/lib/edition/texts';
import { expect, type House, test } from '../support/house';
import { organiser, reviewer } from '../support/people';

const written = (en: string, ru = '') => inEvery({ en, ru });
const EMPTY = written('');
const editionId = async (house: House) => (await currentEdition(house)).id;
const write = async (house: House, text: Partial<TextInput>, actor = organiser) =>
  changeText(house.scope(actor), await editionId(house), {
    place: 'lead',
    written: EMPTY,
    seen: inEvery((await textsOf(house))[text.place ?? 'lead']),
    ...text,
  });

test('a text is kept in its languages, recorded with what was before, and taken away when it is emptied', async ({
  house,
}) => {
  expectOk(await write(house, { written: written('Cities meet.', 'Города встречаются.') }));
  expect(await textsOf(house)).toEqual({ lead: written('Cities meet.', 'Города встречаются.') });
  const about = `edition:${await editionId(house)}`;
  expect((await house.facts(about)).at(-1)).toMatchObject({
    action: 'edition.text_changed',
    before: { place: 'lead', written: EMPTY },
    after: { place: 'lead', written: written('Cities meet.', 'Города встречаются.') },
  });
  const facts = (await house.facts(about)).length;
  expectOk(await write(house, { written: written('Cities meet.', 'Города встречаются.') }));
  expect((await house.facts(about)).length).toBe(facts);
  expectOk(await write(house, { written: EMPTY }));
  expect(await textsOf(house)).toEqual({});
});

test('whoever saw another text is told the one that stands there, and overwrites nothing', async ({
  house,
}) => {
  expectOk(await write(house, { written: written('First.') }));
  expect(await write(house, { written: written('Second.'), seen: EMPTY })).toEqual({
    ok: false,
    refusal: { code: 'SETTINGS_CHANGED', details: { now: written('First.') } },
  });
  expect(await textsOf(house)).toEqual({ lead: written('First.') });
});

test('only organisers write', async ({ house }) => {
  expect(await write(house, { written: written('Mine.') }, reviewer)).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

const asked = (written: Record<string, string>, place = 'lead') =>
  parseInput(textInput, { place, written, seen: EMPTY });

test('line breaks are kept as one kind, outer space is not, letters are composed', () => {
  const parsed = expectOk(asked(written('  One\r\n\r\nTwo\r', 'И\u0306')));
  expect(parsed.written).toEqual(written('One\n\nTwo', 'Й'));
});

for (const [what, parsed, path] of [
  ['a text that is too long', asked({ en: 'x'.repeat(20_001), ru: '' }), 'written.en'],
  ['a text that reads differently from what it is', asked(written('', 'а\u202eб')), 'written.ru'],
  ['a language that there is not', asked({ en: 'One', xx: 'Een' }), 'written'],
  ['a place that there is not', asked(EMPTY, 'terms'), 'place'],
] as const) {
  test(`${what} is refused at its field`, () => {
    expect(parsed).toMatchObject({ refusal: { code: 'INVALID_INPUT', details: { errors: [{ path }] } } });
  });
}
