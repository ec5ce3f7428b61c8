import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { apiToken, staffInvitation, staffRole, user } from '@/db/schema';
import type { Actor, TokenScope } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { hashToken } from '@/lib/core/token';
import { mayManageStaff } from './policy';

export async function rolesOf(scope: Pick<Scope, 'db'>, userId: string) {
  const rows = await scope.db
    .select({ role: staffRole.role })
    .from(staffRole)
    .where(eq(staffRole.userId, userId));
  return rows.map(({ role }) => role);
}

/** The actor behind an API token; undefined for an unknown or revoked one. */
export async function tokenActor(scope: Pick<Scope, 'db'>, token: string): Promise<Actor | undefined> {
  const [found] = await scope.db
    .select({ id: apiToken.id, scopes: apiToken.scopes })
    .from(apiToken)
    .where(and(eq(apiToken.tokenHash, hashToken(token)), isNull(apiToken.revokedAt)));
  return found && { kind: 'token', tokenId: found.id, scopes: found.scopes as TokenScope[] };
}

/** A person as an actor, with the roles held at this moment: for work done later in that person's name. */
export async function personActor(scope: Pick<Scope, 'db'>, userId: string): Promise<Actor | undefined> {
  const [found] = await scope.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  return found && { kind: 'person', userId, email: found.email, roles: await rolesOf(scope, userId) };
}

const staff = (scope: Scope) =>
  scope.db
    .select({ userId: user.id, email: user.email, role: staffRole.role, grantedAt: staffRole.grantedAt })
    .from(staffRole)
    .innerJoin(user, eq(user.id, staffRole.userId))
    .orderBy(asc(user.email), asc(staffRole.role));
const invitations = (scope: Scope) =>
  scope.db
    .select({
      id: staffInvitation.id,
      email: staffInvitation.email,
      role: staffInvitation.role,
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

/** Who stands behind the actor keys of facts and decisions: address of a person, name of a token. For the desk only. */
export async function actorNames(scope: Scope, keys: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (kind: string) => [
    ...new Set(keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))),
  ];
  const [people, made] = await Promise.all([
    scope.db
      .select({ id: user.id, name: user.email })
      .from(user)
      .where(inArray(user.id, idsOf('person'))),
    scope.db
      .select({ id: apiToken.id, name: apiToken.name })
      .from(apiToken)
      .where(inArray(apiToken.id, idsOf('token'))),
  ]);
  return new Map([
    ...people.map(({ id, name }): [string, string] => [`person:${id}`, name]),
    ...made.map(({ id, name }): [string, string] => [`token:${id}`, name]),
  ]);
}

export async function hasOrganiser(scope: Pick<Scope, 'db'>): Promise<boolean> {
  const found = await scope.db
    .select({ id: staffRole.userId })
    .from(staffRole)
    .where(eq(staffRole.role, 'organiser'))
    .limit(1);
  return found.length > 0;
}
