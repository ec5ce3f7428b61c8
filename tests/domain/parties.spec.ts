import { waiting } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { setCap } from '@/lib/pool/caps';
import { withdraw } from '@/lib/registration/departure';
import { dissolveParty, formParty, promoteByHand } from '@/lib/waitlist/arranging';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { delegationKeys, peopleOfOne } from '../support/line';
import { application, delegate, organiser } from '../support/people';

const EMAIL = 'ana@example.org';
const reason = 'The mayor asked for it';
const desk = (house: House) => house.scope(organiser);
const promote = (house: House) => promoteAll(house.scope(system('worker')));

test('a party is promoted all or none, and seats that come free meanwhile are kept for it', async ({
  house,
}) => {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const seated = await house.submit(application({ email: EMAIL }));
  const members = await peopleOfOne(house, 3);
  const single = await house.submit();
  const references = members.map(({ reference }) => reference);
  expectOk(await formParty(desk(house), { references }));
  await house.settings({ capacity: 3 });
  await promote(house);
  expect(await house.states([...references, single.reference])).toEqual(Array(4).fill('waitlisted'));
  // Two seats are free and kept: nobody from outside gets one either.
  expect((await house.submit()).status).toBe('waitlisted');
  expectOk(await withdraw(house.scope(delegate(EMAIL)), seated.reference));
  await promote(house);
  expect(await house.states([...references, single.reference])).toEqual([
    ...Array(3).fill('submitted'),
    'waitlisted',
  ]);
  await house.expectSound();
});

test('a dissolved party moves one by one', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const members = await peopleOfOne(house, 2);
  const references = members.map(({ reference }) => reference);
  expectOk(await formParty(desk(house), { references }));
  await house.settings({ capacity: 1 });
  await promote(house);
  expect(await house.states(references)).toEqual(['waitlisted', 'waitlisted']);
  expectOk(await dissolveParty(desk(house), { reference: references[1] ?? '' }));
  await promote(house);
  expect(await house.states(references)).toEqual(['submitted', 'waitlisted']);
  for (const { id } of members) {
    const facts = (await house.facts(`registration:${id}`)).map(({ action }) => action);
    expect(facts).toContain('party.dissolved');
  }
});

test('a party is of one delegation, of at least two people, all of them waiting', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const [key, another] = await delegationKeys(house);
  const one = await house.submit(application({ delegation: key }));
  const other = await house.submit(application({ delegation: another }));
  const third = await house.submit(application({ delegation: key, email: EMAIL }));
  const alone = await house.submit();
  const form = (...people: { reference: string }[]) =>
    formParty(desk(house), { references: people.map(({ reference }) => reference) });
  expect(await form(one, alone)).toMatchObject({ refusal: { code: 'PARTY_NOT_ONE' } });
  expect(await form(one, other)).toMatchObject({ refusal: { code: 'PARTY_NOT_ONE' } });
  expect(await form(one, one)).toMatchObject({ refusal: { code: 'PARTY_NOT_ONE' } });
  expect(await form(one, { reference: 'BMF-27-000000' })).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expectOk(await withdraw(house.scope(delegate(EMAIL)), third.reference));
  expect(await form(one, third)).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  expect((await house.db.select().from(waiting)).map(({ partyId }) => partyId)).toEqual([null, null, null]);
});

test('what a party waited for comes when one of them is seated by hand', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  expectOk(await setCap(desk(house), { key: 'category:MED', size: 0 }));
  const [press] = (await peopleOfOne(house, 1, { category: 'MED' })) as unknown as [{ reference: string }];
  const [mayor] = (await peopleOfOne(house, 1)) as unknown as [{ reference: string }];
  expectOk(await formParty(desk(house), { references: [press.reference, mayor.reference] }));
  await house.settings({ capacity: 2 });
  await promote(house);
  expect(await house.states([press.reference, mayor.reference])).toEqual(['waitlisted', 'waitlisted']);
  const woken = (await house.tasks('waitlist.promote')).length;
  expectOk(await promoteByHand(desk(house), { reference: press.reference, reason, overbook: true }));
  expect((await house.tasks('waitlist.promote')).length).toBeGreaterThan(woken);
  await promote(house);
  expect(await house.states([mayor.reference])).toEqual(['submitted']);
});
