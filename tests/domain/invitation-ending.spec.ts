import { system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { changeInvitation } from '@/lib/invitation/changing';
import { deleteInvitation, endExpiredInvitations, endInvitations } from '@/lib/invitation/commands';
import { changeInput } from '@/lib/invitation/input';
import { promoteAll } from '@/lib/waitlist/commands';
import { expect, type House, test } from '../support/house';
import { heldIn, invite, inviteOne, readInvitationRow } from '../support/invitations';
import { application, delegate, hoursLater, organiser, reviewer } from '../support/people';

const RESERVED = { pool: 'international', reservedSeats: '1' };
const worker = system('worker');

/** A forum whose last seat a code keeps, and somebody who waits for it. */
async function lastSeatKept(house: House, own: Record<string, unknown> = {}) {
  await house.settings({ capacity: 1, internationalReserve: 1 });
  const kept = await inviteOne(house, { ...RESERVED, ...own });
  const { reference, status } = await house.submit();
  expect(status).toBe('waitlisted');
  return { ...kept, reference };
}
const expectSeated = async (house: House, reference: string) => {
  expect(await house.tasks('waitlist.promote')).not.toEqual([]);
  await promoteAll(house.scope(worker));
  expect((await house.row(reference)).state).toBe('submitted');
  expect(await heldIn(house, 'total')).toBe(1);
  await house.expectSound();
};

test('the seats of an ended code go to who waits; ending it again changes nothing', async ({ house }) => {
  const { id, reference } = await lastSeatKept(house);
  const scope = house.scope(organiser);
  expect(expectOk(await endInvitations(scope, { ids: [id] }))).toBe(1);
  expect(expectOk(await endInvitations(scope, { ids: [id] }))).toBe(0);
  expect((await house.facts(`invitation:${id}`)).map(({ action, after }) => [action, after])).toEqual([
    ['invitation.created', expect.anything()],
    ['invitation.ended', { uses: 0, returnedSeats: 1 }],
  ]);
  await expectSeated(house, reference);
});

test('the seats of an expired code go to who waits', async ({ house }) => {
  const { id, reference } = await lastSeatKept(house, { expiresAt: hoursLater(1).toISOString() });
  await endExpiredInvitations(house.scope(worker));
  expect((await readInvitationRow(house, id)).reservedSeats).toBe(1);
  const later = house.scope(worker, hoursLater(1));
  await Promise.all([endExpiredInvitations(later), endExpiredInvitations(later)]);
  expect((await house.facts(`invitation:${id}`)).map(({ action }) => action)).toEqual([
    'invitation.created',
    'invitation.ended',
  ]);
  await expectSeated(house, reference);
});

test('the seats of a deleted code go to who waits; deleting it again changes nothing', async ({ house }) => {
  const { id, reference } = await lastSeatKept(house);
  expectOk(await deleteInvitation(house.scope(organiser), id));
  expectOk(await deleteInvitation(house.scope(organiser), id));
  expect((await house.facts(`invitation:${id}`)).map(({ action }) => action)).toEqual([
    'invitation.created',
    'invitation.deleted',
  ]);
  await expectSeated(house, reference);
});

test('a code that somebody has used cannot be deleted, only ended', async ({ house }) => {
  const { id, code } = await inviteOne(house, { maxUses: '2', ...RESERVED, reservedSeats: '2' });
  await house.submit(application({ invitationCode: code }));
  const refused = await deleteInvitation(house.scope(organiser), id);
  expect(refused).toEqual({ ok: false, refusal: { code: 'CODE_IN_USE' } });
  expect(await heldIn(house, 'total')).toBe(2);
  expectOk(await endInvitations(house.scope(organiser), { ids: [id] }));
  expect(await heldIn(house, 'total')).toBe(1);
  await house.expectSound();
});

test('a whole batch ends with one press, and nobody else’s codes with it', async ({ house }) => {
  const [first, second] = await invite(house, { count: '2', ...RESERVED });
  const other = await inviteOne(house, RESERVED);
  const ended = await endInvitations(house.scope(organiser), { batchId: first?.batchId ?? '' });
  expect(expectOk(ended)).toBe(2);
  expect((await readInvitationRow(house, second?.id ?? '')).endedAt).not.toBeNull();
  expect((await readInvitationRow(house, other.id)).endedAt).toBeNull();
  expect(await heldIn(house, 'total')).toBe(1);
  await house.expectSound();
});

const change = (house: House, own: Record<string, unknown>) =>
  changeInvitation(house.scope(organiser), changeInput.parse(own));

test('uses, seats, end and label of a code change, and the seats with them', async ({ house }) => {
  const { id } = await inviteOne(house, { ...RESERVED, maxUses: '5', reservedSeats: '5' });
  expectOk(await change(house, { id, maxUses: '3' }));
  expect(await heldIn(house, 'total')).toBe(3);
  expectOk(await change(house, { id, maxUses: '8', reservedSeats: '7', label: 'New', expiresAt: '' }));
  expect(await heldIn(house, 'total')).toBe(7);
  expect(await readInvitationRow(house, id)).toMatchObject({ maxUses: 8, reservedSeats: 7, label: 'New' });
  expectOk(await change(house, { id, reservedSeats: '0' }));
  expect(await heldIn(house, 'total')).toBe(0);
  const facts = (await house.facts(`invitation:${id}`)).filter(
    ({ action }) => action === 'invitation.changed',
  );
  expect(facts[0]).toMatchObject({
    before: { maxUses: 5, reservedSeats: 5 },
    after: { maxUses: 3, reservedSeats: 3 },
  });
  await house.expectSound();
});

test('a change that cannot be is refused and changes nothing', async ({ house }) => {
  await house.settings({ capacity: 3, internationalReserve: 3 });
  const { id, code } = await inviteOne(house, { ...RESERVED, maxUses: '3' });
  await house.submit(application({ invitationCode: code }));
  await house.submit(application({ invitationCode: code }));
  const fault = (path: string, faulty: string) => ({
    refusal: { code: 'INVALID_INPUT', details: { errors: [{ path, code: faulty }] } },
  });
  expect(await change(house, { id, maxUses: '1' })).toMatchObject(fault('maxUses', 'below_uses'));
  expect(await change(house, { id, reservedSeats: '2' })).toMatchObject(
    fault('reservedSeats', 'more_than_uses'),
  );
  const short = await change(house, { id, maxUses: '9', reservedSeats: '5' });
  expect(short).toMatchObject({ refusal: { code: 'SEATS_SHORT', details: { free: 1 } } });
  const past = await change(house, { id, expiresAt: hoursLater(-1).toISOString() });
  expect(past).toMatchObject(fault('expiresAt', 'in_the_past'));
  const free = await inviteOne(house, {});
  expect(await change(house, { id: free.id, reservedSeats: '1' })).toMatchObject(
    fault('reservedSeats', 'no_pool'),
  );
  expectOk(await endInvitations(house.scope(organiser), { ids: [id] }));
  expect(await change(house, { id, maxUses: '9' })).toMatchObject({ refusal: { code: 'STATE_CHANGED' } });
  const nobodys = await change(house, { id: '00000000-0000-7000-8000-000000000000', label: 'x' });
  expect(nobodys).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
  expect(await readInvitationRow(house, id)).toMatchObject({ maxUses: 3, uses: 2 });
  await house.expectSound();
});

test('only organisers end, delete and change codes', async ({ house }) => {
  const { id } = await inviteOne(house, {});
  for (const actor of [delegate('ana@example.org'), reviewer]) {
    const scope = house.scope(actor);
    const answers = [
      await endInvitations(scope, { ids: [id] }),
      await deleteInvitation(scope, id),
      await changeInvitation(scope, changeInput.parse({ id, label: 'x' })),
    ];
    for (const answer of answers) expect(answer).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  }
});
