import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { endInvitations } from '@/lib/invitation/commands';
import { grouped } from '@/lib/invitation/rules';
import { submit } from '@/lib/registration/commands';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { delegationOf, heldIn, inviteOne, readInvitationRow } from '../support/invitations';
import { application, fromHome, hoursLater, NOW, organiser } from '../support/people';

const refusedWith = (code: string) => ({
  ok: false,
  refusal: { code: 'INVALID_INPUT', details: { errors: [{ path: 'invitationCode', code }] } },
});
const tryCode = (house: House, invitationCode: string, own: Record<string, unknown> = {}, now = NOW) =>
  submit(house.scope(undefined, now), application({ invitationCode, ...own }));

test('a code lets its bearer into a closed category, typed in any way, and names the delegation', async ({
  house,
}) => {
  const { id } = await delegationOf(house, 'CN');
  const { code, id: invitationId } = await inviteOne(house, { category: 'VIP', delegationId: id });
  const typed = grouped(code).toLowerCase();
  const { id: registrationId, reference } = expectOk(
    await tryCode(house, typed, { delegation: 'Somewhere' }),
  );
  expect(await house.row(reference)).toMatchObject({
    category: 'VIP',
    delegationId: id,
    delegationTyped: null,
    invitationId,
    state: 'submitted',
  });
  expect((await house.facts(`invitation:${invitationId}`)).at(-1)).toMatchObject({
    action: 'invitation.used',
    after: { registration: registrationId },
  });
  expect((await readInvitationRow(house, invitationId)).uses).toBe(1);
  await house.expectSound();
});

test('the bearer of a reserved seat sits although the forum is full, and no seat is counted twice', async ({
  house,
}) => {
  await house.settings({ capacity: 2, internationalReserve: 2 });
  const { code, id } = await inviteOne(house, { pool: 'international', reservedSeats: '1' });
  expect((await house.submit()).status).toBe('submitted');
  expect((await house.submit()).status).toBe('waitlisted');
  expect(expectOk(await tryCode(house, code)).status).toBe('submitted');
  expect(await heldIn(house, 'international')).toBe(2);
  expect((await readInvitationRow(house, id)).reservedSeats).toBe(0);
  await house.expectSound();
});

test('without a reserved seat the bearer waits like everybody', async ({ house }) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { code } = await inviteOne(house, {});
  expect(expectOk(await tryCode(house, code)).status).toBe('waitlisted');
});

test('approval without review comes with a ticket where there is a seat', async ({ house }) => {
  const { code } = await inviteOne(house, { approves: 'yes' });
  const { id, reference, status } = expectOk(await tryCode(house, code));
  expect(status).toBe('approved');
  expect((await house.row(reference)).state).toBe('approved');
  expect((await house.facts(`registration:${id}`)).map(({ action }) => action)).toEqual([
    'registration.submitted',
    'registration.approved',
  ]);
  expect((await house.mails()).map(({ kind }) => kind).sort()).toEqual(['approved']);
  await house.expectSound();
});

test('approved without review and without a seat: on the list, and approved the moment a seat comes', async ({
  house,
}) => {
  await house.settings({ capacity: 0, internationalReserve: 0 });
  const { code } = await inviteOne(house, { approves: 'yes' });
  const { reference } = expectOk(await tryCode(house, code));
  expect((await house.row(reference)).state).toBe('waitlisted');
  await house.settings({ capacity: 1 });
  expect(await promoteAll(house.scope(system('worker')))).toBe(1);
  expect((await house.row(reference)).state).toBe('approved');
  await house.expectSound();
});

test('each reason why a code does not serve is told as such, and costs no use', async ({ house }) => {
  const spent = await inviteOne(house, {});
  expectOk(await tryCode(house, spent.code));
  const expiring = await inviteOne(house, { expiresAt: hoursLater(2).toISOString() });
  const ended = await inviteOne(house, {});
  expectOk(await endInvitations(house.scope(organiser), { ids: [ended.id] }));
  const locked = await inviteOne(house, { emails: 'ana@example.org' });
  const foreign = await inviteOne(house, { pool: 'international' });
  const home = await inviteOne(house, { pool: 'domestic' });
  expect(await tryCode(house, 'K7QM-2XWP-9FTR')).toEqual(refusedWith('code_unknown'));
  expect(await tryCode(house, spent.code)).toEqual(refusedWith('code_used_up'));
  expect(await tryCode(house, expiring.code, {}, hoursLater(2))).toEqual(refusedWith('code_expired'));
  expect(await tryCode(house, ended.code)).toEqual(refusedWith('code_ended'));
  expect(await tryCode(house, locked.code)).toEqual(refusedWith('code_for_another_address'));
  expect(await tryCode(house, home.code)).toEqual(refusedWith('code_for_domestic'));
  const asHome = submit(house.scope(), fromHome({ invitationCode: foreign.code }));
  expect(await asHome).toEqual(refusedWith('code_for_international'));
  for (const { id } of [expiring, ended, locked, foreign, home]) {
    expect((await readInvitationRow(house, id)).uses).toBe(0);
  }
  expectOk(await tryCode(house, locked.code, { email: 'ANA@example.org' }));
});

test('an application refused for another reason costs no use', async ({ house }) => {
  const { code, id } = await inviteOne(house, { maxUses: '5', pool: 'international', reservedSeats: '5' });
  const { email } = application();
  expectOk(await tryCode(house, code, { email }));
  expect(await tryCode(house, code, { email })).toMatchObject({ refusal: { code: 'ALREADY_REGISTERED' } });
  expect(await tryCode(house, code, { tracks: ['nothing'] })).toMatchObject({
    refusal: { code: 'INVALID_INPUT' },
  });
  expect(await readInvitationRow(house, id)).toMatchObject({ uses: 1, reservedSeats: 4 });
  await house.expectSound();
});
