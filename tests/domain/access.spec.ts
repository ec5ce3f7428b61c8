import { eq } from 'drizzle-orm';
import { apiToken, session, staffInvitation, staffRole, user } from '@/db/schema';
import { createToken, requestSignIn, signInByCode, signInByLink } from '@/lib/auth/commands';
import { acceptInvitation, inviteStaff } from '@/lib/auth/invitations';
import { rolesOf } from '@/lib/auth/queries';
import { removeRole, revokeToken } from '@/lib/auth/revocation';
import { tokenActor } from '@/lib/auth/tokens';
import { anonymous, system } from '@/lib/core/actor';
import { expectOk } from '@/lib/core/result';
import { HANDLERS } from '@/lib/worker/handlers';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import {
  application,
  daysLater,
  delegate,
  gateStaff,
  minutesLater,
  organiser,
  reviewer,
  tokenWith,
} from '../support/people';

const EMAIL = 'ana@example.org';
const tokenIn = (link: string) => new URL(link).searchParams.get('token') ?? '';
const invite = async (house: House, role: 'organiser' | 'gate' = 'gate') =>
  tokenIn(expectOk(await inviteStaff(house.scope(organiser), { email: EMAIL, role })).link);

test('signing in by link or code opens one session per letter and confirms the own registration', async ({
  house,
}) => {
  const { reference } = await house.submit(application({ email: EMAIL }));
  const { challengeId } = await requestSignIn(house.scope(anonymous), {
    email: 'ANA@example.org',
    locale: 'ru',
  });
  const secrets = await house.secretsFor(EMAIL);
  const opened = expectOk(await signInByCode(house.scope(anonymous), { challengeId, code: secrets.code }));
  expect(opened.expires).toEqual(daysLater(60));
  expect(codeOf(await signInByLink(house.scope(anonymous), secrets.linkToken))).toBe('LINK_USED');
  expect(await house.db.select().from(session)).toHaveLength(1);
  const [task] = await house.tasks('registration.confirm_owner');
  await HANDLERS['registration.confirm_owner'](
    house.scope(system('worker')),
    task?.payload as { userId: string },
  );
  expect((await house.row(reference)).emailConfirmedAt).not.toBeNull();
});

test('known and unknown addresses get the same answer and the same work', async ({ house }) => {
  await house.submit(application({ email: EMAIL }));
  for (const email of [EMAIL, 'stranger@example.org']) {
    const answer = await requestSignIn(house.scope(anonymous), { email, locale: 'en' });
    expect(Object.keys(answer)).toEqual(['challengeId']);
  }
  expect((await house.mails('sign_in')).map(({ recipient }) => recipient)).toEqual([
    EMAIL,
    'stranger@example.org',
  ]);
  expect(await house.db.select().from(user)).toEqual([]);
});

test('a link to sign in lives 15 minutes, is used once, and cannot be forged', async ({ house }) => {
  await requestSignIn(house.scope(anonymous), { email: EMAIL, locale: 'en' });
  const { linkToken } = await house.secretsFor(EMAIL);
  expect(codeOf(await signInByLink(house.scope(anonymous, minutesLater(15)), linkToken))).toBe(
    'LINK_EXPIRED',
  );
  expect(codeOf(await signInByLink(house.scope(anonymous), 'forged'))).toBe('LINK_UNKNOWN');
  expect(codeOf(await signInByLink(house.scope(anonymous, minutesLater(14)), linkToken))).toBe('ok');
  expect(codeOf(await signInByLink(house.scope(anonymous), linkToken))).toBe('LINK_USED');
});

test('a sign-in code is refused after five wrong ones, and its subject is blank once the letter has left', async ({
  house,
}) => {
  const { challengeId } = await requestSignIn(house.scope(anonymous), { email: EMAIL, locale: 'en' });
  const { code: right } = await house.secretsFor(EMAIL);
  const wrong = right === '000000' ? '111111' : '000000';
  for (let times = 0; times < 5; times++) {
    expect(codeOf(await signInByCode(house.scope(anonymous), { challengeId, code: wrong }))).toBe(
      'CODE_WRONG',
    );
  }
  expect(codeOf(await signInByCode(house.scope(anonymous), { challengeId, code: right }))).toBe(
    'CODE_ATTEMPTS_SPENT',
  );
});

test('an invitation gives its role once, to the invited address, and says who gave it', async ({ house }) => {
  const token = await invite(house);
  const joined = expectOk(await acceptInvitation(house.scope(anonymous), token));
  expect(joined.role).toBe('gate');
  expect(codeOf(await acceptInvitation(house.scope(anonymous), token))).toBe('LINK_UNKNOWN');
  const [person] = await house.db.select().from(user).where(eq(user.email, EMAIL));
  expect(await rolesOf(house, person?.id ?? '')).toEqual(['gate']);
  expect((await house.db.select().from(staffRole)).map(({ grantedBy }) => grantedBy)).toEqual([
    'person:user-organiser',
  ]);
  expect((await house.facts(`person:${person?.id}`)).map(({ action }) => action)).toEqual([
    'staff.joined',
    'session.opened',
  ]);
});

test('an invitation is void after a week, and its link is stored only as a hash', async ({ house }) => {
  const token = await invite(house);
  expect(codeOf(await acceptInvitation(house.scope(anonymous, daysLater(7)), token))).toBe('LINK_UNKNOWN');
  expect(JSON.stringify(await house.db.select().from(staffInvitation))).not.toContain(token);
});

test('an invitation names the address only in the part of the audit that can be erased', async ({
  house,
}) => {
  await invite(house);
  const [kept] = await house.db.select().from(staffInvitation);
  expect(JSON.stringify(await house.facts(`invitation:${kept?.id}`))).not.toContain(EMAIL);
});

test('a role ends with the next request; the last organiser stays', async ({ house }) => {
  await acceptInvitation(house.scope(anonymous), await invite(house, 'organiser'));
  const [person] = await house.db.select().from(user);
  const userId = person?.id ?? '';
  expect(codeOf(await removeRole(house.scope(organiser), { userId, role: 'organiser' }))).toBe(
    'LAST_ORGANISER',
  );
  expect(codeOf(await removeRole(house.scope(organiser), { userId, role: 'gate' }))).toBe('NOT_FOUND');
  await acceptInvitation(house.scope(anonymous), await invite(house, 'gate'));
  expect(codeOf(await removeRole(house.scope(organiser), { userId, role: 'gate' }))).toBe('ok');
  expect(await rolesOf(house, userId)).toEqual(['organiser']);
});

test('a token acts with its scopes until it is ended, and only its hash is kept', async ({ house }) => {
  const { token } = expectOk(
    await createToken(house.scope(organiser), { name: 'Badges', scopes: ['registrations:read'] }),
  );
  const actor = await tokenActor(house, token);
  expect(actor).toMatchObject({ kind: 'token', scopes: ['registrations:read'] });
  expect(await tokenActor(house, `${token}x`)).toBeUndefined();
  expect(JSON.stringify(await house.db.select().from(apiToken))).not.toContain(token);
  const tokenId = actor?.kind === 'token' ? actor.tokenId : '';
  expect(codeOf(await revokeToken(house.scope(organiser), tokenId))).toBe('ok');
  expect(await tokenActor(house, token)).toBeUndefined();
  expect(codeOf(await revokeToken(house.scope(organiser), tokenId))).toBe('NOT_FOUND');
});

test('only organisers give and take access', async ({ house }) => {
  for (const actor of [anonymous, delegate(EMAIL), reviewer, gateStaff, tokenWith('settings')]) {
    const scope = house.scope(actor);
    expect(codeOf(await inviteStaff(scope, { email: EMAIL, role: 'organiser' }))).toBe('NOT_ALLOWED');
    expect(codeOf(await createToken(scope, { name: 'x', scopes: ['admin'] }))).toBe('NOT_ALLOWED');
    expect(codeOf(await removeRole(scope, { userId: 'user-organiser', role: 'organiser' }))).toBe(
      'NOT_ALLOWED',
    );
    expect(codeOf(await revokeToken(scope, '0190a000-0000-7000-8000-000000000001'))).toBe('NOT_ALLOWED');
  }
});
