import { and, asc, eq, isNull } from 'drizzle-orm';
import { apiToken, staffRole, user } from '@/db/schema';
import type { Actor, TokenScope } from '@/lib/core/actor';
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

/** Everybody who holds a role. */
export async function staffList(scope: Scope) {
  if (!mayManageStaff(scope.actor)) return [];
  return scope.db
    .select({ userId: user.id, email: user.email, role: staffRole.role, grantedAt: staffRole.grantedAt })
    .from(staffRole)
    .innerJoin(user, eq(user.id, staffRole.userId))
    .orderBy(asc(user.email), asc(staffRole.role));
}

export async function hasOrganiser(scope: Pick<Scope, 'db'>): Promise<boolean> {
  const found = await scope.db
    .select({ id: staffRole.userId })
    .from(staffRole)
    .where(eq(staffRole.role, 'organiser'))
    .limit(1);
  return found.length > 0;
}
