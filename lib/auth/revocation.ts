import { and, eq, isNull } from 'drizzle-orm';
import { apiToken, session, staffRole, staffSuspension } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey, type Role } from '@/lib/core/actor';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { mayManageStaff, maySeeSessions } from './policy';
import { endOthersOf, endSessionsOf } from './proof';

type RoleFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOT_FOUND' | 'LAST_ORGANISER';

/** Takes a role away, and ends the sessions that had it but one's own. The last organiser stays. */
export function removeRole(
  scope: Scope,
  { userId, role }: { userId: string; role: Role },
): Promise<Result<void, RoleFault>> {
  return inTransaction<void, RoleFault>(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    if (role === 'organiser' && (await isLastOrganiser(tx, userId))) return refuse('LAST_ORGANISER');
    const taken = await tx.db
      .delete(staffRole)
      .where(and(eq(staffRole.userId, userId), eq(staffRole.role, role)))
      .returning();
    if (taken.length === 0) return refuse('NOT_FOUND');
    await endOthersOf(tx, userId);
    await record(tx, { action: 'staff.role_removed', subject: `person:${userId}`, before: { role } });
    return ok(undefined);
  });
}

/**
 * Whether nobody would be left who may invite. All organisers under one lock: two who remove, or shut out, each other at once
 * must not both succeed. Who is shut out counts for nothing.
 */
async function isLastOrganiser(tx: TxScope, userId: string): Promise<boolean> {
  const holders = await tx.db
    .select({ userId: staffRole.userId })
    .from(staffRole)
    .where(eq(staffRole.role, 'organiser'))
    .orderBy(staffRole.userId)
    .for('update');
  // Asked after the lock, so that it sees what the one before has done.
  const out = new Set((await tx.db.select().from(staffSuspension)).map((one) => one.userId));
  const active = holders.filter((holder) => !out.has(holder.userId));
  return active.length === 1 && active[0]?.userId === userId;
}

/**
 * Shuts somebody out at once: the roles count no more, and every session ends. What was given stays, to be given back. It may be
 * urgent and takes rights away only, so that no fresh proof is asked for; the same holds for ending a session or a token.
 */
export function suspendStaff(
  scope: Scope,
  userId: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'LAST_ORGANISER' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'LAST_ORGANISER' | 'STATE_CHANGED'>(
    scope,
    async (tx) => {
      if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
      if (await isLastOrganiser(tx, userId)) return refuse('LAST_ORGANISER');
      const held = await tx.db.select().from(staffRole).where(eq(staffRole.userId, userId)).limit(1);
      if (held.length === 0) return refuse('NOT_FOUND');
      const made = await tx.db
        .insert(staffSuspension)
        .values({ userId, suspendedBy: actorKey(tx.actor), suspendedAt: tx.now })
        .onConflictDoNothing()
        .returning();
      if (made.length === 0) return refuse('STATE_CHANGED');
      const sessions = await endSessionsOf(tx, userId);
      await record(tx, {
        action: 'staff.suspended',
        subject: `person:${userId}`,
        after: { sessions },
      });
      return ok(undefined);
    },
  );
}

/** Lets somebody in again with the roles that were held. */
export function readmitStaff(
  scope: Scope,
  userId: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'STATE_CHANGED'>(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const gone = await tx.db.delete(staffSuspension).where(eq(staffSuspension.userId, userId)).returning();
    if (gone.length === 0) return refuse('STATE_CHANGED');
    await record(tx, { action: 'staff.readmitted', subject: `person:${userId}` });
    return ok(undefined);
  });
}

/** Ends one session, one's own or, for who manages staff, somebody else's; its cookie opens nothing any more. */
export function endSession(
  scope: Scope,
  sessionId: string,
): Promise<Result<{ isOwn: boolean }, 'NOT_FOUND'>> {
  return inTransaction<{ isOwn: boolean }, 'NOT_FOUND'>(scope, async (tx) => {
    const { actor } = tx;
    const [ended] = await tx.db
      .delete(session)
      .where(eq(session.id, sessionId))
      .returning({ userId: session.userId });
    // What is not one's own is not there: whose it is, is nobody else's business.
    if (!ended || !maySeeSessions(actor, ended.userId)) return refuse('NOT_FOUND');
    await record(tx, { action: 'session.ended', subject: `person:${ended.userId}` });
    return ok({ isOwn: actor.kind === 'person' && actor.sessionId === sessionId });
  });
}

/** Ends every session of the person who acts but the one at hand, and tells how many there were. */
export function endOtherSessions(scope: Scope): Promise<Result<{ ended: number }, 'NOT_SIGNED_IN'>> {
  return inTransaction<{ ended: number }, 'NOT_SIGNED_IN'>(scope, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'person' || !actor.sessionId) return refuse('NOT_SIGNED_IN');
    const ended = await endOthersOf(tx, actor.userId);
    if (ended > 0) {
      const subject = `person:${actor.userId}`;
      await record(tx, { action: 'session.others_ended', subject, after: { sessions: ended } });
    }
    return ok({ ended });
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
