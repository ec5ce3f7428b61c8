import { expectOk } from '@/lib/core/result';
import { endInvitations } from '@/lib/invitation/commands';
import { linkToken } from '@/lib/invitation/link';
import { listInvitations, readInvitation } from '@/lib/invitation/listing';
import { mailInvitations } from '@/lib/invitation/mailing';
import { invitedBy, offerBehind } from '@/lib/invitation/queries';
import { grouped } from '@/lib/invitation/rules';
import { expect, test } from '../support/house';
import { delegationOf, invite, inviteOne } from '../support/invitations';
import { application, hoursLater, organiser, reviewer } from '../support/people';

const FAR = { limit: 100, offset: 0 };

test('each code is mailed once, to its own address, and those that no longer serve are not', async ({
  house,
}) => {
  const scope = house.scope(organiser);
  const [first, second] = await invite(house, { emails: 'ana@example.org\nbo@example.org' });
  const anybodys = await inviteOne(house, {});
  const used = await inviteOne(house, { emails: 'used@example.org' });
  await house.submit(application({ email: 'used@example.org', invitationCode: used.code }));
  const ids = [first, second, anybodys, used].map((one) => one?.id ?? '');
  await endInvitations(scope, { ids: [second?.id ?? ''] });
  expect(expectOk(await mailInvitations(scope, { ids }))).toBe(1);
  expect(expectOk(await mailInvitations(scope, { ids }))).toBe(0);
  expect((await house.mails('invitation')).map(({ recipient }) => recipient)).toEqual(['ana@example.org']);
  expect((await house.facts(`invitation:${first?.id}`)).map(({ action }) => action)).toEqual([
    'invitation.created',
    'invitation.mailed',
  ]);
  const expiring = await inviteOne(house, {
    emails: 'late@example.org',
    expiresAt: hoursLater(1).toISOString(),
  });
  const later = house.scope(organiser, hoursLater(1));
  expect(expectOk(await mailInvitations(later, { ids: [expiring.id] }))).toBe(0);
  expect(await mailInvitations(house.scope(reviewer), { ids })).toMatchObject({
    refusal: { code: 'NOT_ALLOWED' },
  });
});

test('the link of a letter leads to its own invitation, and no other text leads anywhere', async ({
  house,
}) => {
  const { id: delegationId, name } = await delegationOf(house, 'CN');
  const one = await inviteOne(house, {
    emails: 'ana@example.org',
    category: 'VIP',
    delegationId,
    reservedSeats: '1',
    mails: 'yes',
  });
  const [mail] = await house.mails('invitation');
  const token = /invitation\/([\w-]+)/.exec(mail?.letter?.text ?? '')?.[1] ?? '';
  expect(await invitedBy(house.scope(), token)).toMatchObject({
    code: one.code,
    email: 'ana@example.org',
    category: 'VIP',
    delegation: name,
    keepsSeat: true,
    approves: false,
    fault: undefined,
  });
  expect(mail?.letter?.secrets).toEqual([grouped(one.code), token]);
  const forged = Buffer.from(one.id.replaceAll('-', '').padEnd(64, '0'), 'hex').toString('base64url');
  for (const text of ['', 'x', forged, `${token}A`, token.slice(1), '%00', linkToken(delegationId)]) {
    expect(await invitedBy(house.scope(), text)).toBeUndefined();
  }
  expectOk(await endInvitations(house.scope(organiser), { ids: [one.id] }));
  expect((await invitedBy(house.scope(), token))?.fault).toBe('code_ended');
});

test('a typed code is judged by what is known of its bearer', async ({ house }) => {
  const { code, editionId } = await inviteOne(house, { emails: 'ana@example.org', pool: 'international' });
  const judge = async (bearer: Parameters<typeof offerBehind>[3]) =>
    (await offerBehind(house.scope(), editionId, code, bearer)).fault;
  expect(await judge({})).toBeUndefined();
  expect(await judge({ emailKey: 'ana@example.org', pool: 'international' })).toBeUndefined();
  expect(await judge({ emailKey: 'bo@example.org' })).toBe('code_for_another_address');
  expect(await judge({ pool: 'domestic' })).toBe('code_for_international');
  expect((await offerBehind(house.scope(), editionId, 'nonsense', {})).fault).toBe('code_unknown');
});

test('the list finds codes by state, label, address and the code itself, and adds up its batches', async ({
  house,
}) => {
  const scope = house.scope(organiser);
  const [first] = await invite(house, { count: '3', label: 'Port cities', maxUses: '2' });
  const other = await inviteOne(house, { label: '100% media', emails: 'ana@example.org' });
  const expired = await inviteOne(house, { label: 'Late', expiresAt: hoursLater(1).toISOString() });
  await house.submit(application({ email: 'ana@example.org', invitationCode: other.code }));
  await endInvitations(scope, { ids: [first?.id ?? ''] });
  const now = house.scope(organiser, hoursLater(2));
  const found = async (filter: Parameters<typeof listInvitations>[1]) =>
    expectOk(await listInvitations(now, filter, FAR)).rows.map(({ id }) => id);
  expect(await found({})).toHaveLength(5);
  expect(await found({ state: 'open' })).toHaveLength(2);
  expect(await found({ state: 'ended' })).toEqual([first?.id]);
  expect(await found({ state: 'used_up' })).toEqual([other.id]);
  expect(await found({ state: 'expired' })).toEqual([expired.id]);
  expect(await found({ q: 'PORT' })).toHaveLength(3);
  expect(await found({ q: '0%' })).toEqual([other.id]);
  expect(await found({ q: 'ANA@' })).toEqual([other.id]);
  expect(await found({ q: grouped(first?.code ?? '').toLowerCase() })).toEqual([first?.id]);
  expect(await found({ batch: first?.batchId })).toHaveLength(3);
  const { batches, total, rows } = expectOk(await listInvitations(now, { state: 'ended' }, FAR));
  expect([total, rows[0]?.code]).toEqual([1, first?.code]);
  expect(batches.get(first?.batchId ?? '')).toMatchObject({ codes: 3, open: 2, uses: 0, maxUses: 6 });
});

test('only organisers see codes', async ({ house }) => {
  const { id } = await inviteOne(house, {});
  const scope = house.scope(reviewer);
  expect(await listInvitations(scope, {}, FAR)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await readInvitation(scope, id)).toMatchObject({ refusal: { code: 'NOT_ALLOWED' } });
  expect(await readInvitation(house.scope(organiser), 'x')).toMatchObject({ refusal: { code: 'NOT_FOUND' } });
});
