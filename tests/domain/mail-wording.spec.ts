import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose, dispatch } from '@/lib/mail/commands';
import type { WordingInput } from '@/lib/mail/input';
import { outbox, readMail } from '@/lib/mail/queries';
import { builtIn, changeWording, foreseeLetter, restoreWording, wordingVersions } from '@/lib/mail/rewording';
import type { WordedKind } from '@/lib/mail/samples';
import type { Parcel } from '@/lib/mail/transport';
import { LOCALES, type Locale } from '@/messages/locales';
import { expect, type House, test } from '../support/house';
import { gateStaff, minutesLater, organiser, reviewer, tokenWith } from '../support/people';

const KIND: WordedKind = 'withdrawn';
const editionId = async (house: House) => (await currentEdition(house)).id;

const inAll = (own: Partial<WordingInput['written']> = {}, kind = KIND): WordingInput['written'] =>
  ({
    ...Object.fromEntries(LOCALES.map((locale) => [locale, builtIn(kind, locale)])),
    ...own,
  }) as WordingInput['written'];

const write = async (
  house: House,
  own: Partial<WordingInput['written']>,
  { seen = 0, actor = organiser, kind = KIND } = {},
) => changeWording(house.scope(actor), await editionId(house), { kind, written: inAll(own, kind), seen });

const versions = async (house: House) =>
  expectOk(await wordingVersions(house.scope(organiser), await editionId(house), KIND));

const withdrawn = (house: House, factKey: string, locale: Locale = 'en') =>
  inTransaction(house.scope(), async (tx) =>
    ok(
      await compose(tx, await currentEdition(tx), [
        {
          kind: 'withdrawn',
          factKey,
          recipient: 'ana@example.org',
          locale,
          values: { name: 'Ana', reference: 'R-1' },
        },
      ]),
    ),
  );

const sent = async (house: House) => {
  const parcels: Parcel[] = [];
  const post = async (parcel: Parcel) => void parcels.push(parcel);
  await dispatch(house.scope(undefined, minutesLater(1)), post, await currentEdition(house));
  return parcels;
};

test('a letter leaves in the words that count when it leaves; what has left stays as it was', async ({
  house,
}) => {
  await withdrawn(house, 'one');
  expect((await sent(house))[0]?.subject).toBe('You have withdrawn your registration R-1');
  await withdrawn(house, 'two');
  await withdrawn(house, 'three', 'ru');
  expectOk(await write(house, { en: { subject: 'Bye, {name}', body: 'Until next year, {name}.' } }));
  const { rows } = expectOk(await outbox(house.scope(organiser), { limit: 9, offset: 0 }));
  expect(rows.map(({ subject }) => subject)).toContain('Bye, Ana');
  const parcels = await sent(house);
  expect(parcels.map(({ subject }) => subject)).toEqual([
    'Bye, Ana',
    // A language without words of the organisers is the platform's.
    'Вы отозвали регистрацию R-1',
  ]);
  expect(parcels[0]?.text).toContain('Until next year, Ana.');
  const first = rows.find(({ state }) => state === 'sent');
  expect(expectOk(await readMail(house.scope(organiser), first?.id ?? '')).subject).toContain('withdrawn');
});

test('each change is a version, recorded with the words before and after, and none can be altered', async ({
  house,
}) => {
  expectOk(await write(house, { en: { subject: 'One', body: 'First' } }));
  expectOk(await write(house, { en: { subject: 'Two', body: 'Second' } }, { seen: 1 }));
  expect((await versions(house)).map(({ number, written }) => [number, written])).toEqual([
    [2, { en: { subject: 'Two', body: 'Second' } }],
    [1, { en: { subject: 'One', body: 'First' } }],
  ]);
  const facts = await house.facts(`edition:${await editionId(house)}`);
  expect(facts.at(-1)).toMatchObject({
    action: 'wording.changed',
    before: { kind: KIND, en: 'One\n\nFirst' },
    after: { kind: KIND, en: 'Two\n\nSecond' },
  });
  await expect(house.db.execute(`UPDATE mail_wording SET number = 9`)).rejects.toThrow();
});

test('an earlier version or the platform’s own words count again, as a version of its own', async ({
  house,
}) => {
  const edition = await editionId(house);
  expectOk(await write(house, { en: { subject: 'One', body: 'First' } }));
  const scope = house.scope(organiser);
  expectOk(await restoreWording(scope, edition, { kind: KIND, number: 0, seen: 1 }));
  await withdrawn(house, 'one');
  expect((await sent(house))[0]?.subject).toContain('withdrawn');
  expectOk(await restoreWording(scope, edition, { kind: KIND, number: 1, seen: 2 }));
  expect((await versions(house))[0]).toMatchObject({ number: 3, written: { en: { subject: 'One' } } });
  expect(await restoreWording(scope, edition, { kind: KIND, number: 7, seen: 3 })).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('of two writers the second is told what counts now; the same words twice are no quarrel', async ({
  house,
}) => {
  const mine = { en: { subject: 'Mine', body: 'Mine' } };
  const [one, other] = await Promise.all([
    write(house, { en: { subject: 'Yours', body: 'Yours' } }),
    write(house, mine),
  ]);
  expect([one.ok, other.ok].sort()).toEqual([false, true]);
  const [standing] = await versions(house);
  expect(one.ok ? other : one).toMatchObject({
    refusal: { code: 'SETTINGS_CHANGED', details: { now: standing?.written } },
  });
  expectOk(await write(house, standing?.written as typeof mine, { seen: 0 }));
  expect(await versions(house)).toHaveLength(1);
});

test('words that are the platform’s, or emptied, are none of the organisers’', async ({ house }) => {
  expectOk(await write(house, {}));
  expectOk(await write(house, { ru: { subject: '', body: '' } }));
  expect(await versions(house)).toEqual([]);
});

test('words that cannot be a letter are refused, all faults at once, and nothing is saved', async ({
  house,
}) => {
  expect(
    await write(house, {
      en: { subject: 'Hi {nobody}', body: 'Dear {name' },
      ru: { subject: 'Привет', body: '' },
    }),
  ).toMatchObject({
    refusal: {
      code: 'WORDING_FAULTY',
      details: {
        faults: [
          { locale: 'en', part: 'subject', code: 'unknown', names: ['nobody'] },
          { locale: 'en', part: 'body', code: 'braces' },
          { locale: 'ru', part: 'body', code: 'half' },
        ],
      },
    },
  });
  expect(await versions(house)).toEqual([]);
});

test('the preview is what leaves, and refuses what would not', async ({ house }) => {
  const edition = await currentEdition(house);
  const scope = house.scope(organiser);
  const own = { subject: 'Hello {name}', body: 'See you, {name}.' };
  const seen = expectOk(foreseeLetter(scope, edition, { kind: KIND, locale: 'ru', ...own }));
  expect(seen.subject).toBe('Hello Анна Орлова');
  expect(seen.html).toContain('<html lang="ru"');
  expect(seen.text).toContain(edition.contactEmail);
  expect(
    foreseeLetter(scope, edition, { kind: KIND, locale: 'ru', subject: 'x', body: '{y}' }),
  ).toMatchObject({
    refusal: { code: 'WORDING_FAULTY' },
  });
});

test('only who may change settings reads and writes words', async ({ house }) => {
  const own = { en: { subject: 'Mine', body: 'Mine' } };
  const edition = await currentEdition(house);
  for (const actor of [reviewer, gateStaff, tokenWith('review')]) {
    const refusal = { refusal: { code: 'NOT_ALLOWED' } };
    expect(await write(house, own, { actor })).toMatchObject(refusal);
    const scope = house.scope(actor);
    expect(await restoreWording(scope, edition.id, { kind: KIND, number: 0, seen: 0 })).toMatchObject(
      refusal,
    );
    expect(await wordingVersions(scope, edition.id, KIND)).toMatchObject(refusal);
    expect(foreseeLetter(scope, edition, { kind: KIND, locale: 'en', ...own.en })).toMatchObject(refusal);
  }
  expectOk(await write(house, own, { actor: tokenWith('settings') }));
});
