import { eq } from 'drizzle-orm';
import { session, staffRole, user } from '@/db/schema';
import { createToken } from '@/lib/auth/commands';
import { invitationInput, tokenInput } from '@/lib/auth/input';
import { acceptInvitation, grantRole, inviteStaff } from '@/lib/auth/invitations';
import { rolesOf, sessionsOf, staffMember } from '@/lib/auth/queries';
import { endSession, readmitStaff, removeRole, suspendStaff } from '@/lib/auth/revocation';
import { inForce } from '@/lib/auth/rules';
import { standingOf } from '@/lib/auth/standing';
import { tokenActor } from '@/lib/auth/tokens';
import { anonymous, type Role } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { gateStaff, organiser, reviewer, securityOfficer, tokenWith, viewer } from '../support/people';

async function join(
  house: House,
  email: string,
  role: Role,
  limits: { categories?: string[]; countries?: string[] } = {},
) {
  const { link } = expectOk(await inviteStaff(house.scope(organiser), { email, role, ...limits }));
  const token = new URL(link).searchParams.get('token') ?? '';
  const { sessionToken } = expectOk(await acceptInvitation(house.scope(anonymous), token));
  const [found] = await house.db.select().from(user).where(eq(user.email, email));
  const standing = await standingOf(house.db, sessionToken);
  return { userId: found?.id ?? '', sessionToken, sessionId: standing?.sessionId ?? '' };
}

test('an invitation carries the limits of a reviewer into the session, and the audit names them', async ({
  house,
}) => {
  const { userId, sessionToken } = await join(house, 'r@example.org', 'reviewer', {
    countries: ['CN', 'IN'],
  });
  const standing = await standingOf(house.db, sessionToken);
  expect(inForce(standing?.held ?? [])).toEqual({
    roles: ['reviewer'],
    limits: { categories: [], countries: ['CN', 'IN'] },
  });
  expect((await house.facts(`person:${userId}`))[0]?.after).toMatchObject({
    role: 'reviewer',
    countries: ['CN', 'IN'],
  });
  expectOk(await grantRole(house.scope(organiser), { userId, role: 'reviewer' }));
  expect(inForce((await standingOf(house.db, sessionToken))?.held ?? [])).toEqual({ roles: ['reviewer'] });
});

test('limits that cannot be are refused: of another role, with admin, in no country, in no category of the edition', async ({
  house,
}) => {
  const faulty = (role: string, own: Record<string, unknown>) =>
    invitationInput.safeParse({ email: 'r@example.org', role, ...own }).error?.issues[0]?.message;
  expect(faulty('viewer', { countries: 'CN' })).toBe('limits_for_reviewers');
  expect(faulty('reviewer', { countries: 'CN, XX' })).toBe('invalid_country');
  expect(faulty('reviewer', { countries: 'cn; in' })).toBeUndefined();
  const token = tokenInput.safeParse({ name: 'x', scopes: ['admin'], countries: 'CN' });
  expect(token.error?.issues[0]?.message).toBe('admin_without_limits');
  const unknown = await inviteStaff(house.scope(organiser), {
    email: 'r@example.org',
    role: 'reviewer',
    categories: ['ZZZ'],
  });
  expect(codeOf(unknown)).toBe('INVALID_INPUT');
});

test('a token is limited as a reviewer is', async ({ house }) => {
  const made = await createToken(house.scope(organiser), {
    name: 'China',
    scopes: ['review'],
    countries: ['CN'],
  });
  expect(await tokenActor(house, expectOk(made).token)).toMatchObject({ limits: { countries: ['CN'] } });
});

test('who is shut out has no session and no role at once, and gets the roles back when let in', async ({
  house,
}) => {
  const { userId, sessionToken } = await join(house, 'v@example.org', 'viewer');
  const scope = house.scope(organiser);
  expect(codeOf(await suspendStaff(scope, userId))).toBe('ok');
  expect(await standingOf(house.db, sessionToken)).toBeUndefined();
  expect(await rolesOf(house, userId)).toEqual([]);
  expect(codeOf(await suspendStaff(scope, userId))).toBe('STATE_CHANGED');
  expect(expectOk(await staffMember(scope, userId))[0].suspendedAt).not.toBeNull();
  expect(codeOf(await readmitStaff(scope, userId))).toBe('ok');
  expect(await rolesOf(house, userId)).toEqual(['viewer']);
  expect(codeOf(await readmitStaff(scope, userId))).toBe('STATE_CHANGED');
  expect(codeOf(await suspendStaff(scope, 'nobody'))).toBe('NOT_FOUND');
  const actions = (await house.facts(`person:${userId}`)).map(({ action }) => action);
  expect(actions.slice(-2)).toEqual(['staff.suspended', 'staff.readmitted']);
});

test('the last organiser who is not shut out can be neither shut out nor demoted', async ({ house }) => {
  const first = await join(house, 'one@example.org', 'organiser');
  const second = await join(house, 'two@example.org', 'organiser');
  const scope = house.scope(organiser);
  expect(codeOf(await suspendStaff(scope, first.userId))).toBe('ok');
  expect(codeOf(await suspendStaff(scope, second.userId))).toBe('LAST_ORGANISER');
  expect(codeOf(await removeRole(scope, { userId: second.userId, role: 'organiser' }))).toBe(
    'LAST_ORGANISER',
  );
  expect(codeOf(await removeRole(scope, { userId: first.userId, role: 'organiser' }))).toBe('ok');
  expect(await house.db.select().from(staffRole)).toHaveLength(1);
});

test('a session is ended by its owner or an organiser, and for anybody else it is not there', async ({
  house,
}) => {
  const own = await join(house, 'v@example.org', 'viewer');
  const other = await join(house, 'w@example.org', 'viewer');
  const scope = house.scope({ kind: 'person', email: 'v@example.org', roles: ['viewer'], ...own });
  expect(expectOk(await sessionsOf(scope, own.userId))).toMatchObject([{ id: own.sessionId, isThis: true }]);
  expect(codeOf(await sessionsOf(scope, other.userId))).toBe('NOT_ALLOWED');
  expect(codeOf(await endSession(scope, other.sessionId))).toBe('NOT_FOUND');
  expect(await house.db.select().from(session)).toHaveLength(2);
  expect(expectOk(await endSession(scope, own.sessionId))).toEqual({ isOwn: true });
  expect(codeOf(await endSession(house.scope(organiser), other.sessionId))).toBe('ok');
  expect(await house.db.select().from(session)).toEqual([]);
});

test('nobody but organisers gives roles, shuts out or lets in', async ({ house }) => {
  for (const actor of [anonymous, reviewer, securityOfficer, viewer, gateStaff, tokenWith('settings')]) {
    const scope = house.scope(actor);
    expect(codeOf(await grantRole(scope, { userId: 'user-viewer', role: 'organiser' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await suspendStaff(scope, 'user-organiser'))).toBe('NOT_ALLOWED');
    expect(codeOf(await readmitStaff(scope, 'user-organiser'))).toBe('NOT_ALLOWED');
    expect(codeOf(await staffMember(scope, 'user-organiser'))).toBe('NOT_ALLOWED');
  }
});
