import { and, eq, isNull } from 'drizzle-orm';
import { apiToken, staffRole } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import type { Role } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { mayManageStaff } from './policy';

/** Takes a role away; it ends with the next request of whoever held it. The last organiser stays. */
export function removeRole(
  scope: Scope,
  { userId, role }: { userId: string; role: Role },
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'LAST_ORGANISER'>> {
  return inTransaction(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    // All holders of the role under one lock: two organisers who remove each other at once must not both succeed.
    const holders = await tx.db
      .select({ userId: staffRole.userId })
      .from(staffRole)
      .where(eq(staffRole.role, role))
      .orderBy(staffRole.userId)
      .for('update');
    if (!holders.some((holder) => holder.userId === userId)) return refuse('NOT_FOUND');
    if (role === 'organiser' && holders.length === 1) return refuse('LAST_ORGANISER');
    await tx.db.delete(staffRole).where(and(eq(staffRole.userId, userId), eq(staffRole.role, role)));
    await record(tx, { action: 'staff.role_removed', subject: `person:${userId}`, before: { role } });
    return ok(undefined);
  });
}

/** Ends an API token for good; the next call with it is refused. */
export function revokeToken(
  scope: Scope,
  tokenId: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    const [ended] = await tx.db
      .update(apiToken)
      .set({ revokedAt: tx.now })
      .where(and(eq(apiToken.id, tokenId), isNull(apiToken.revokedAt)))
      .returning();
    if (!ended) return refuse('NOT_FOUND');
    await record(tx, { action: 'token.revoked', subject: `token:${tokenId}`, before: { name: ended.name } });
    return ok(undefined);
  });
}
