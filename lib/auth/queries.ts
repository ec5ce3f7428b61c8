import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { apiToken, device, session, staffInvitation, staffRole, staffSuspension, user } from '@/db/schema';
import type { Actor } from '@/lib/core/actor';
import { foldEmail } from '@/lib/core/fold';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayManageStaff, maySeeSessions } from './policy';
import { hasFactor } from './proof';
import { inForce } from './rules';

export async function rolesOf(scope: Pick<Scope, 'db'>, userId: string) {
  const rows = await scope.db
    .select({ role: staffRole.role })
    .from(staffRole)
    .where(and(eq(staffRole.userId, userId), isNotSuspended));
  return rows.map(({ role }) => role);
}

/** A condition on `staff_role`: its holder has not been shut out. */
export const isNotSuspended = sql`NOT EXISTS (SELECT 1 FROM ${staffSuspension} WHERE ${staffSuspension.userId} = ${staffRole.userId})`;

/** A person as an actor, with the roles held at this moment: for work done later in that person's name. */
export async function personActor(scope: Pick<Scope, 'db'>, userId: string): Promise<Actor | undefined> {
  const [found] = await scope.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  if (!found) return undefined;
  const held = await scope.db
    .select()
    .from(staffRole)
    .where(and(eq(staffRole.userId, userId), isNotSuspended));
  return { kind: 'person', userId, email: found.email, ...inForce(held) };
}

const staff = (scope: Scope, who?: SQL) =>
  scope.db
    .select({
      userId: user.id,
      email: user.email,
      role: staffRole.role,
      categories: staffRole.categories,
      countries: staffRole.countries,
      grantedAt: staffRole.grantedAt,
      suspendedAt: staffSuspension.suspendedAt,
      hasFactor: hasFactor(user.id),
    })
    .from(staffRole)
    .innerJoin(user, eq(user.id, staffRole.userId))
    .leftJoin(staffSuspension, eq(staffSuspension.userId, staffRole.userId))
    .where(who)
    .orderBy(asc(user.email), asc(staffRole.role));
/** The roles of one member of staff, at least one. */
export async function staffMember(
  scope: Scope,
  userId: string,
): Promise<Result<[StaffMember, ...StaffMember[]], 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  if (!mayManageStaff(scope.actor)) return refuse('NOT_ALLOWED');
  const [first, ...more] = await staff(scope, eq(user.id, userId));
  return first ? ok([first, ...more]) : refuse('NOT_FOUND');
}

const invitations = (scope: Scope) =>
  scope.db
    .select({
      id: staffInvitation.id,
      email: staffInvitation.email,
      role: staffInvitation.role,
      categories: staffInvitation.categories,
      countries: staffInvitation.countries,
      expiresAt: staffInvitation.expiresAt,
    })
    .from(staffInvitation)
    .where(and(isNull(staffInvitation.acceptedAt), gt(staffInvitation.expiresAt, scope.now)))
    .orderBy(desc(staffInvitation.createdAt));
const tokens = (scope: Scope) =>
  scope.db
    .select({
      id: apiToken.id,
      name: apiToken.name,
      scopes: apiToken.scopes,
      categories: apiToken.categories,
      countries: apiToken.countries,
      createdAt: apiToken.createdAt,
      revokedAt: apiToken.revokedAt,
    })
    .from(apiToken)
    .orderBy(sql`${apiToken.revokedAt} IS NOT NULL`, desc(apiToken.createdAt));

export type StaffMember = Awaited<ReturnType<typeof staff>>[number];
export type Invitation = Awaited<ReturnType<typeof invitations>>[number];
export type ListedToken = Awaited<ReturnType<typeof tokens>>[number];
export type AccessList = { staff: StaffMember[]; invitations: Invitation[]; tokens: ListedToken[] };

/** Everybody and everything with rights: who holds a role, who is invited, and the API tokens, ended ones last. */
export async function accessList(scope: Scope): Promise<Result<AccessList, 'NOT_ALLOWED'>> {
  if (!mayManageStaff(scope.actor)) return refuse('NOT_ALLOWED');
  const [holders, invited, made] = await Promise.all([staff(scope), invitations(scope), tokens(scope)]);
  return ok({ staff: holders, invitations: invited, tokens: made });
}

/** The open sessions of one person, newest first: one's own, or of others for who manages staff. */
export async function sessionsOf(
  scope: Scope,
  userId: string,
): Promise<Result<OpenSession[], 'NOT_ALLOWED'>> {
  const { actor, db, now } = scope;
  if (!maySeeSessions(actor, userId)) return refuse('NOT_ALLOWED');
  const rows = await db
    .select({
      id: session.id,
      openedAt: session.openedAt,
      lastSeenAt: session.lastSeenAt,
      expires: session.expires,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.expires, now)))
    .orderBy(desc(session.openedAt), desc(session.id));
  const ownId = actor.kind === 'person' ? actor.sessionId : undefined;
  return ok(rows.map((row) => ({ ...row, isThis: row.id === ownId })));
}
export type OpenSession = {
  id: string;
  openedAt: Date;
  lastSeenAt: Date;
  expires: Date;
  isThis: boolean;
};

/** Who stands behind the actor keys of facts and decisions: address of a person, name of a token. For the desk only. */
export async function actorNames(
  scope: Pick<Scope, 'db'>,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))),
  ];
  const [people, made, devices] = await Promise.all([
    scope.db
      .select({ id: user.id, name: user.email })
      .from(user)
      .where(inArray(user.id, idsOf('person'))),
    scope.db
      .select({ id: apiToken.id, name: apiToken.name })
      .from(apiToken)
      .where(inArray(apiToken.id, idsOf('token'))),
    scope.db
      .select({ id: device.id, name: device.name })
      .from(device)
      .where(inArray(device.id, idsOf('device'))),
  ]);
  return new Map([
    ...people.map(({ id, name }): [string, string] => [`person:${id}`, name]),
    ...made.map(({ id, name }): [string, string] => [`token:${id}`, name]),
    ...devices.map(({ id, name }): [string, string] => [`device:${id}`, name]),
  ]);
}

/** The person behind an address; undefined where nobody has signed in with it. */
export async function userIdOf(scope: Pick<Scope, 'db'>, email: string): Promise<string | undefined> {
  const [found] = await scope.db
    .select({ id: user.id })
    .from(user)
    .where(eq(user.email, foldEmail(email)));
  return found?.id;
}

export async function hasOrganiser(scope: Pick<Scope, 'db'>): Promise<boolean> {
  const found = await scope.db
    .select({ id: staffRole.userId })
    .from(staffRole)
    .where(eq(staffRole.role, 'organiser'))
    .limit(1);
  return found.length > 0;
}
