import { hold } from '@/db/schema';
import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { substituteInput } from '@/lib/identity/input';
import { setCap } from '@/lib/pool/caps';
import { lapseOverdue } from '@/lib/registration/deadlines';
import { withdraw } from '@/lib/registration/departure';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, test } from '../support/house';
import {
  application,
  daysLater,
  delegate,
  fromHome,
  gateStaff,
  organiser,
  reviewerOf,
  viewer,
} from '../support/people';
import { put, raw } from '../support/who-is-who';

test('another kind of country needs room in its pool, or nothing happens', async ({ house }) => {
  await house.settings({ capacity: 2, internationalReserve: 1 });
  await house.submit(fromHome());
  const old = await house.submit();
  expect(await put(house, old.reference, { countryRepresented: 'RU' })).toEqual({
    ok: false,
    refusal: { code: 'POOL_FULL', details: { pool: 'domestic' } },
  });
  expect(await house.mails('substituted')).toEqual([]);
  expect((await house.row(old.reference)).state).toBe('submitted');
  await house.settings({ capacity: 3, internationalReserve: 1 });
  const comes = expectOk(await put(house, old.reference, { countryRepresented: 'RU' }));
  expect(comes.isInternational).toBe(false);
  await house.expectSound();
});

test('a full category does not keep a place from being passed on in it', async ({ house }) => {
  const old = await house.submit();
  expectOk(await setCap(house.scope(organiser), { key: 'category:DEL', size: 0 }));
  expectOk(await put(house, old.reference));
  await house.expectSound();
});

test('one person has one registration: another live one is refused, the shared address of the two is not', async ({
  house,
}) => {
  const old = await house.submit(application({ email: 'office@example.org' }));
  await house.submit(application({ email: 'taken@example.org' }));
  expect(await put(house, old.reference, { email: 'Taken@example.org' })).toMatchObject({
    refusal: { code: 'ALREADY_REGISTERED' },
  });
  expectOk(await put(house, old.reference, { email: 'office@example.org' }));
});

test('who comes does not lapse for an address that the organisers gave', async ({ house }) => {
  const old = await house.submit();
  const comes = expectOk(await put(house, old.reference));
  await lapseOverdue(house.scope(system('worker'), daysLater(9)));
  expect((await house.row(comes.reference)).state).toBe('submitted');
});

test('who may not, what is out of reach before or after, and what has changed', async ({ house }) => {
  const old = await house.submit();
  for (const [actor, code] of [
    [viewer, 'NOT_ALLOWED'],
    [gateStaff, 'NOT_ALLOWED'],
    [delegate('a@example.org'), 'NOT_ALLOWED'],
    [reviewerOf({ countries: ['IN'] }), 'NOT_FOUND'],
  ] as const) {
    expect(await put(house, old.reference, {}, actor)).toMatchObject({ refusal: { code } });
  }
  expect(
    await put(house, old.reference, { countryRepresented: 'IN' }, reviewerOf({ countries: ['CN'] })),
  ).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
  expect(await put(house, 'BMF-27-000000')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await put(house, old.reference, { seenState: 'approved' })).toMatchObject({
    refusal: { code: 'STATE_CHANGED', details: { state: 'submitted' } },
  });
  expect(substituteInput.safeParse(raw(old.reference, { nameLatin: { given: 'Вэй' } })).success).toBe(false);
});

test('a substitution, a withdrawal and the list at once leave one seat and one bearer', async ({ house }) => {
  await house.settings({ capacity: 1, internationalReserve: 0 });
  const old = await house.submit(application({ email: 'old@example.org' }));
  const waits = await house.submit();
  const [comes, left] = await Promise.all([
    put(house, old.reference),
    withdraw(house.scope(delegate('old@example.org')), old.reference),
    promoteAll(house.scope(system('worker'))),
  ]);
  await promoteAll(house.scope(system('worker')));
  expect([comes.ok, left.ok].filter(Boolean)).toHaveLength(1);
  const [held] = await house.db.select().from(hold);
  expect(held?.registrationId).toBe(comes.ok ? comes.value.id : waits.id);
  await house.expectSound();
});

test('of two who substitute the same at once one does', async ({ house }) => {
  const old = await house.submit();
  const answers = await Promise.all([
    put(house, old.reference),
    put(house, old.reference, { email: 'other@example.org' }, organiser),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await house.db.$count(hold)).toBe(1);
  await house.expectSound();
});
