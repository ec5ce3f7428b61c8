import { eq } from 'drizzle-orm';
import { session, user } from '@/db/schema';
import { acceptInvitation, grantRole, inviteStaff } from '@/lib/auth/invitations';
import { noteSeen, openSession } from '@/lib/auth/opening';
import { sessionsOf } from '@/lib/auth/queries';
import { endOtherSessions, removeRole } from '@/lib/auth/revocation';
import { endOf, type SessionTimes } from '@/lib/auth/rules';
import { standingOf } from '@/lib/auth/standing';
import { anonymous, type Role } from '@/lib/core/actor';
import { after, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction } from '@/lib/core/scope';
import { proveByApp } from '@/lib/factor/authenticator';
import { codeAt } from '@/lib/factor/rules';
import { inSession, withApp } from '../support/factor';
import { expect, type House, test } from '../support/house';
import { codeOf } from '../support/outcome';
import { daysLater, hoursLater, minutesLater, NOW, organiser } from '../support/people';

const open = async (house: House, email: string) =>
  expectOk(await inTransaction(house.scope(), async (tx) => ok(await openSession(tx, email))));
const sessions = (house: House) => house.db.select().from(session);
const idOf = async (house: House, email: string) =>
  (await house.db.select().from(user).where(eq(user.email, email)))[0]?.id ?? '';
const asDesk = (times: SessionTimes) => endOf(times, ['organiser']);

test('a session is seen once a minute, and ends so much later by that', async ({ house }) => {
  const { sessionToken } = await open(house, 'o@example.org');
  const seenAt = async (now: Date) => {
    const standing = await standingOf(house.db, sessionToken);
    if (standing) await noteSeen({ db: house.db, now }, standing, asDesk);
    return (await sessions(house))[0];
  };
  expect((await seenAt(after(NOW, MINUTE_MS / 2)))?.lastSeenAt).toEqual(NOW);
  expect(await seenAt(minutesLater(30))).toMatchObject({
    lastSeenAt: minutesLater(30),
    expires: after(minutesLater(30), 2 * HOUR_MS),
  });
  expect((await seenAt(hoursLater(11.9)))?.expires).toEqual(hoursLater(12));
});

test('what is open already gets no power by an invitation, a further role or the loss of one: it ends', async ({
  house,
}) => {
  const email = 'grown@example.org';
  const before = await open(house, email);
  const { link } = expectOk(await inviteStaff(house.scope(organiser), { email, role: 'viewer' }));
  const token = new URL(link).searchParams.get('token') ?? '';
  const joined = expectOk(await acceptInvitation(house.scope(anonymous), token));
  expect(await standingOf(house.db, before.sessionToken)).toBeUndefined();
  const userId = await idOf(house, email);
  const change = async (act: 'give' | 'take', role: Role) =>
    act === 'give'
      ? grantRole(house.scope(organiser), { userId, role })
      : removeRole(house.scope(organiser), { userId, role });
  expectOk(await change('give', 'reviewer'));
  expect(await standingOf(house.db, joined.sessionToken)).toBeUndefined();
  const again = await open(house, email);
  // Other limits of a role that is held already are no new role.
  expectOk(await grantRole(house.scope(organiser), { userId, role: 'reviewer', countries: ['CN'] }));
  expect(await standingOf(house.db, again.sessionToken)).toBeDefined();
  expectOk(await change('take', 'reviewer'));
  expect(await sessions(house)).toEqual([]);
});

test('who gives a role to oneself keeps the session that has just been proved, and no other', async ({
  house,
}) => {
  const ana = await inSession(house, 'ana@example.org', ['organiser']);
  await open(house, 'ana@example.org');
  expectOk(await grantRole(house.scope(await ana.now()), { userId: ana.userId, role: 'security' }));
  expect(await sessions(house)).toHaveLength(1);
  expect((await ana.now()).roles.toSorted()).toEqual(['organiser', 'security']);
});

test('a proof gives the session another token: a copy of the old one opens nothing', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org', ['organiser']);
  const { secret } = await withApp(house, ana);
  expect(await standingOf(house.db, ana.token)).toBeUndefined();
  const at = minutesLater(5);
  const proved = expectOk(await proveByApp(house.scope(await ana.now(), at), { code: codeAt(secret, at) }));
  expect((await standingOf(house.db, proved.sessionToken))?.provedAt).toEqual(at);
  expect(await sessions(house)).toHaveLength(1);
});

test('one signs out everywhere else, and nobody for another', async ({ house }) => {
  const ana = await inSession(house, 'ana@example.org', []);
  const eve = await inSession(house, 'eve@example.org', []);
  await open(house, 'ana@example.org');
  await house.db.update(session).set({ expires: daysLater(1) });
  const scope = house.scope(await ana.now());
  expect(
    expectOk(await sessionsOf(scope, ana.userId))
      .map(({ isThis }) => isThis)
      .toSorted(),
  ).toEqual([false, true]);
  expect(expectOk(await endOtherSessions(scope))).toEqual({ ended: 1 });
  expect(expectOk(await endOtherSessions(scope))).toEqual({ ended: 0 });
  expect((await ana.now()).userId).toBe(ana.userId);
  expect((await eve.now()).userId).toBe(eve.userId);
  const facts = (await house.facts(`person:${ana.userId}`)).map(({ action }) => action);
  expect(facts.filter((action) => action === 'session.others_ended')).toHaveLength(1);
  expect(codeOf(await endOtherSessions(house.scope(anonymous)))).toBe('NOT_SIGNED_IN');
});
