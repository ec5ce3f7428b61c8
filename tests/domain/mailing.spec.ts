import { eq } from 'drizzle-orm';
import { mailing, registration } from '@/db/schema';
import { expectOk } from '@/lib/core/result';
import { discardMailing, testMailing, writeMailing } from '@/lib/mailing/commands';
import { mailingInput } from '@/lib/mailing/input';
import { mailingOf } from '@/lib/mailing/queries';
import { startMailing } from '@/lib/mailing/steering';
import { withdrawConsent } from '@/lib/registration/agreement';
import { expect, test } from '../support/house';
import {
  agreed,
  drafting,
  outcomesOf,
  people,
  postOffice,
  seenOf,
  starting,
  typedMailing,
  workThrough,
} from '../support/mailings';
import { codeOf } from '../support/outcome';
import { delegate, organiser } from '../support/people';

test('each receiver gets it in the own language, with the own name and number; a language that is not written gets the other', async ({
  house,
}) => {
  const [russian = '', chinese = ''] = await people(
    house,
    { locale: 'ru', nameNative: 'Анна Ли' },
    { locale: 'zh' },
    {},
  );
  const id = await drafting(house);
  const { preview } = await seenOf(house, id);
  expect(preview.languages).toEqual([
    { locale: 'en', people: 2, others: 1 },
    { locale: 'ru', people: 1, others: 0 },
  ]);
  expect(await starting(house, id)).toBe(3);
  const office = postOffice();
  await workThrough(house, office);
  expect(office.parcels).toHaveLength(3);
  const of = async (reference: string) => {
    const { email } = await house.row(reference);
    return office.parcels.find(({ to }) => to === email);
  };
  expect(await of(russian)).toMatchObject({ subject: 'Автобусы до площадки' });
  expect((await of(russian))?.text).toContain('Здравствуйте, Анна Ли!\n\nАвтобусы отправляются в 8:30');
  expect((await of(chinese))?.text).toContain(`Show ${chinese} to the driver.`);
  // About the forum, and not news: there is nothing to take back.
  for (const { oneClickLink, text } of office.parcels) {
    expect(oneClickLink).toBeUndefined();
    expect(text).not.toContain('unsubscribe');
  }
  expect(expectOk(await mailingOf(house.scope(organiser), id)).finishedAt).not.toBeNull();
});

test('news go to who agrees to them, and whoever is passed over stands there with the reason', async ({
  house,
}) => {
  const [told = '', ended = '', left = '', never = '', unconfirmed = ''] = await people(
    house,
    agreed,
    agreed,
    { ...agreed, email: 'left@example.org' },
    {},
    agreed,
  );
  const set = (reference: string, values: object) =>
    house.db.update(registration).set(values).where(eq(registration.reference, reference));
  await set(ended, { state: 'cancelled' });
  await set(unconfirmed, { emailConfirmedAt: null });
  expectOk(
    await withdrawConsent(house.scope(delegate('left@example.org')), { reference: left, purpose: 'news' }),
  );
  const id = await drafting(house, { kind: 'news' });
  const { preview } = await seenOf(house, id);
  expect(preview).toMatchObject({ matched: 5, people: 1 });
  expect(await starting(house, id)).toBe(1);
  await people(house, agreed);
  const office = postOffice();
  await workThrough(house, office);
  expect(office.parcels.map(({ to }) => to)).toEqual([(await house.row(told)).email]);
  expect(office.parcels[0]?.oneClickLink).toContain('/en/unsubscribe/now?token=');
  expect(await outcomesOf(house, id)).toEqual({
    [told]: 'mailed',
    [ended]: 'ended',
    [left]: 'news_withdrawn',
    [never]: 'no_news',
    [unconfirmed]: 'unconfirmed',
  });
  // What has left is kept without the way to act in the person's name.
  const [kept] = await house.mails('mailing');
  expect(JSON.stringify(kept?.letter)).not.toContain(office.parcels[0]?.oneClickLink?.split('token=')[1]);
});

test('only whom the filter matches gets it, and a filter that means nothing means nobody', async ({
  house,
}) => {
  await people(house, { countryRepresented: 'IN' }, {}, {});
  const indian = await drafting(house, { query: 'country=IN' });
  expect((await seenOf(house, indian)).preview.people).toBe(1);
  expect(mailingInput.safeParse({ ...typedMailing(), query: 'status=everybody' }).success).toBe(false);
  expect(mailingInput.safeParse({ ...typedMailing(), query: 'q=\0' }).success).toBe(false);
  const broken = await drafting(house);
  await house.db.update(mailing).set({ query: null }).where(eq(mailing.id, broken));
  const { seen, digest, preview } = await seenOf(house, broken);
  expect(preview.matched).toBe(0);
  const asked = { id: broken, seen, digest, ratePerMinute: 10 };
  expect(codeOf(await startMailing(house.scope(organiser), asked))).toBe('NOBODY_TO_MAIL');
});

test('two presses start one mailing, and other people or another text than were seen start none', async ({
  house,
}) => {
  await people(house, {}, {});
  const id = await drafting(house);
  const { seen, digest } = await seenOf(house, id);
  const by = house.scope(organiser);
  const asked = { id, seen, digest, ratePerMinute: 60 };
  expect(codeOf(await startMailing(by, { ...asked, seen: 7 }))).toBe('MAILING_CHANGED');
  const [another = ''] = await people(house, {});
  expect(codeOf(await startMailing(by, asked))).toBe('RECEIVERS_CHANGED');
  await house.db.update(registration).set({ state: 'withdrawn' }).where(eq(registration.reference, another));
  expectOk(
    await writeMailing(
      by,
      typedMailing({ id, seen, subject: { en: 'Other buses', ru: '' }, body: { en: 'A', ru: '' } }),
    ),
  );
  expect(codeOf(await startMailing(by, asked))).toBe('MAILING_CHANGED');
  const again = { ...asked, seen: seen + 1 };
  const pressed = await Promise.all([startMailing(by, again), startMailing(by, again)]);
  expect(pressed.map(codeOf).sort()).toEqual(['MAILING_CHANGED', 'ok']);
  expect(Object.keys(await outcomesOf(house, id))).toHaveLength(3);
  // Once started, it stands as it is.
  expect(codeOf(await writeMailing(by, typedMailing({ id, seen: seen + 1 })))).toBe('MAILING_CHANGED');
  expect(codeOf(await discardMailing(by, { id, seen: seen + 1 }))).toBe('MAILING_CHANGED');
  expect((await house.facts(`mailing:${id}`)).map(({ action }) => action)).toEqual([
    'mailing.drafted',
    'mailing.changed',
    'mailing.started',
  ]);
});

test('a form sent twice makes one draft, and of two who change it the second is told', async ({ house }) => {
  const given = typedMailing();
  const by = house.scope(organiser);
  await Promise.all([writeMailing(by, given), writeMailing(by, given)]);
  expect(await house.db.$count(mailing)).toBe(1);
  const changed = await Promise.all(
    [1, 2].map(() => writeMailing(by, typedMailing({ id: given.id, seen: 1 }))),
  );
  expect(changed.map(codeOf).sort()).toEqual(['MAILING_CHANGED', 'ok']);
  expectOk(await discardMailing(by, { id: given.id, seen: 2 }));
  expect(await house.db.$count(mailing)).toBe(0);
});

test('a test goes to whoever asks alone, in every language that is written, and says what it would say', async ({
  house,
}) => {
  await people(house, {});
  const id = await drafting(house, { kind: 'news' });
  expect(expectOk(await testMailing(house.scope(organiser), { id, seen: 1 }))).toBe(2);
  const mails = (await house.mails('mailing')).map(({ recipient, locale, letter }) => [
    recipient,
    locale,
    letter?.subject,
  ]);
  expect(mails).toEqual([
    ['organiser@forum.example.org', 'en', 'Buses to the venue'],
    ['organiser@forum.example.org', 'ru', 'Автобусы до площадки'],
  ]);
  const { text } = (await house.mails('mailing'))[0]?.letter ?? { text: '' };
  expect(text).toContain('Dear Ana Pereira');
  expect(text).toMatch(/\/en\/unsubscribe$/m);
});

test('what is left empty, and what stands in braces and means nothing, is refused at its field', () => {
  const faultsOf = (own: Record<string, unknown>) => {
    const { success, error } = mailingInput.safeParse({ ...typedMailing(), ...own });
    return success ? [] : error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };
  expect(faultsOf({})).toEqual([]);
  expect(faultsOf({ subject: {}, body: {} })).toEqual(['subject.en required', 'body.en required']);
  expect(faultsOf({ subject: { en: 'A', zh: '巴士' }, body: { en: 'B' } })).toEqual(['body.zh required']);
  expect(faultsOf({ fallback: 'ar' })).toEqual(['subject.ar required', 'body.ar required']);
  expect(faultsOf({ body: { en: 'Dear {surname},', ru: 'Для { name }' } })).toEqual([
    'body.en unknown_placeholder',
  ]);
  expect(faultsOf({ body: { en: 'Dear {name', ru: 'Да' } })).toEqual(['body.en unknown_placeholder']);
  expect(faultsOf({ subject: { en: 'x'.repeat(151), ru: 'Да' } })).toEqual(['subject.en too_long']);
});
