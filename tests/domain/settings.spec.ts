import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { currentForum } from '@/lib/dashboard/forum';
import type { SettingsInput } from '@/lib/edition/input';
import { currentEdition } from '@/lib/edition/queries';
import { endInvitations } from '@/lib/invitation/commands';
import { seatCount } from '@/lib/pool/queries';
import { overbooked } from '@/lib/pool/rules';
import { withdraw } from '@/lib/registration/departure';
import { decide } from '@/lib/review/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { changeSettings } from '@/lib/waitlist/settings';
import { expect, type House, test } from '../support/house';
import { inviteOne } from '../support/invitations';
import {
  application,
  delegate,
  fromHome,
  gateStaff,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

const change = async (house: House, changes: SettingsInput, actor = organiser) =>
  changeSettings(house.scope(actor), (await currentEdition(house)).id, changes);

test('a change is recorded with what was before, and only what changed', async ({ house }) => {
  const { id } = await currentEdition(house);
  await house.settings({
    capacity: 4000,
    internationalReserve: 1000,
    registrationClosesAt: new Date('2027-08-01T00:00:00Z'),
  });
  expect((await house.facts(`edition:${id}`)).at(-1)).toMatchObject({
    action: 'edition.settings_changed',
    actor: 'person:user-organiser',
    before: { capacitySeats: 5000, registrationClosesAt: '2027-08-20T21:00:00.000Z' },
    after: { capacitySeats: 4000, registrationClosesAt: '2027-08-01T00:00:00.000Z' },
  });
  expect(Object.keys((await house.facts(`edition:${id}`)).at(-1)?.after ?? {})).toHaveLength(2);
});

test('a smaller size evicts nobody and shows the overbooking; nobody else gets in', async ({ house }) => {
  const held = [await house.submit(), await house.submit(fromHome())];
  await house.settings({ capacity: 1, internationalReserve: 1 });
  expect(await house.states(held.map(({ reference }) => reference))).toEqual(['submitted', 'submitted']);
  expect(overbooked((await seatCount(house, (await currentEdition(house)).id)).count)).toBe(1);
  expect((await house.submit()).status).toBe('waitlisted');
  expect(await promoteAll(house.scope(system('worker')))).toBe(0);
  await house.expectSound();
});

test('a larger size wakes the list', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  await house.submit();
  const before = (await house.tasks('waitlist.promote')).length;
  await house.settings({ capacity: 1 });
  expect(await house.tasks('waitlist.promote')).toHaveLength(before + 1);
});

for (const [setting, changes] of [
  ['internationalReserve', { capacity: 999 }],
  ['internationalReserve', { internationalReserve: 5001 }],
  ['endsOn', { startsOn: '2027-08-29' }],
  ['registrationClosesAt', { registrationOpensAt: new Date('2027-08-20T21:00:00Z') }],
] as const) {
  test(`${JSON.stringify(changes)} contradicts ${setting} and changes nothing`, async ({ house }) => {
    const before = await currentEdition(house);
    expect(await change(house, changes)).toEqual({
      ok: false,
      refusal: { code: 'SETTINGS_CONTRADICT', details: { setting } },
    });
    expect(await currentEdition(house)).toEqual(before);
  });
}

test('another host country is refused under registrations that are under way, not before', async ({
  house,
}) => {
  expect((await change(house, { hostCountry: 'BR' })).ok).toBe(true);
  await house.settings({ hostCountry: 'RU' });
  await house.submit();
  expect(await change(house, { hostCountry: 'BR' })).toMatchObject({
    refusal: { code: 'SETTINGS_CONTRADICT', details: { setting: 'hostCountry' } },
  });
  await house.expectSound();
});

test('another host country is refused under codes that keep seats or are for one kind of people', async ({
  house,
}) => {
  await inviteOne(house);
  expect((await change(house, { hostCountry: 'BR' })).ok).toBe(true);
  await house.settings({ hostCountry: 'RU' });
  const { id } = await inviteOne(house, { pool: 'domestic', reservedSeats: '1' });
  expect(await change(house, { hostCountry: 'BR' })).toMatchObject({
    refusal: { code: 'SETTINGS_CONTRADICT', details: { setting: 'hostCountry', because: 'codes' } },
  });
  await endInvitations(house.scope(organiser), { ids: [id] });
  expect((await change(house, { hostCountry: 'BR' })).ok).toBe(true);
  await house.expectSound();
});

test('another host country is refused while a rejection may be taken back, not after a withdrawal', async ({
  house,
}) => {
  const email = 'ana@example.org';
  const { reference } = await house.submit(application({ email }));
  expectOk(await withdraw(house.scope(delegate(email)), reference));
  expect((await change(house, { hostCountry: 'BR' })).ok).toBe(true);
  await house.settings({ hostCountry: 'RU' });
  const other = await house.submit();
  expectOk(await decide(house.scope(reviewer), other.reference, { decision: 'reject', reasonCode: 'other' }));
  expect(await change(house, { hostCountry: 'BR' })).toMatchObject({
    refusal: { details: { setting: 'hostCountry', because: 'registrations' } },
  });
});

test('only organisers and tokens for settings change them', async ({ house }) => {
  for (const actor of [anonymous, reviewer, gateStaff, tokenWith('review')]) {
    expect(await change(house, { capacity: 1 }, actor)).toEqual({
      ok: false,
      refusal: { code: 'NOT_ALLOWED' },
    });
  }
  expect((await change(house, { internationalTarget: 7 }, tokenWith('settings'))).ok).toBe(true);
});

test('an edition that does not exist has no settings', async ({ house }) => {
  const unknown = '0190a000-0000-7000-8000-000000000001';
  expect(await changeSettings(house.scope(organiser), unknown, {})).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  });
});

test('full pools say whether seats may still come free: undecided ones may, approved ones will not', async ({
  house,
}) => {
  const wordings = async () =>
    Object.fromEntries(
      (await currentForum(house.scope(anonymous))).pools.map(({ key, wording }) => [key, wording]),
    );
  await house.settings({ capacity: 2, internationalReserve: 1 });
  expect(await wordings()).toEqual({ total: 'free', domestic: 'free', international: 'free' });
  const [home, abroad] = [await house.submit(fromHome()), await house.submit()];
  await house.submit(fromHome());
  expect(await wordings()).toEqual({
    total: 'may_free_up',
    domestic: 'may_free_up',
    international: 'may_free_up',
  });
  expectOk(await decide(house.scope(reviewer), home.reference, { decision: 'approve' }));
  expect(await wordings()).toEqual({ total: 'may_free_up', domestic: 'full', international: 'may_free_up' });
  expectOk(await decide(house.scope(reviewer), abroad.reference, { decision: 'approve' }));
  expect(await wordings()).toEqual({ total: 'full', domestic: 'full', international: 'full' });
});
