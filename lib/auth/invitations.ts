import { and, eq, gt, isNull } from 'drizzle-orm';
import { staffInvitation, staffRole } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { after, DAY_MS } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import type { InvitationInput, RoleGrantInput } from './input';
import { unknownLimits } from './limits';
import { openSession, userFor } from './opening';
import { mayManageStaff } from './policy';
import { endOthersOf, endSessionsOf } from './proof';
import { limitsFor, named, type Opened } from './rules';

const INVITATION_DAYS = 7;

type InviteFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'INVALID_INPUT';

/** Makes a one-time link that gives its bearer a role, that of a reviewer within the limits given. */
export function inviteStaff(
  scope: Scope,
  { email, role, ...asked }: InvitationInput,
): Promise<Result<{ link: string }, InviteFault>> {
  return inTransaction<{ link: string }, InviteFault>(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const limits = limitsFor(role, asked);
    const faults = await unknownLimits(tx, limits.categories);
    if (faults.length > 0) return invalid(faults);
    const id = newId();
    const token = newToken();
    await tx.db.insert(staffInvitation).values({
      id,
      email: foldEmail(email),
      role,
      ...limits,
      tokenHash: hashToken(token),
      invitedBy: actorKey(tx.actor),
      createdAt: tx.now,
      expiresAt: after(tx.now, INVITATION_DAYS * DAY_MS),
    });
    await record(tx, {
      action: 'staff.invited',
      subject: `invitation:${id}`,
      after: { role, ...named(limits) },
      personal: { email },
    });
    return ok({ link: `${env().publicUrl}/sign-in/invitation?token=${token}` });
  });
}

/**
 * Takes up an invitation: the role is given with the limits of this invitation, the link is spent, the person signed in. What
 * else is open of that person ends: no session gets a power that it was not opened with.
 */
export function acceptInvitation(
  scope: Scope,
  token: string,
): Promise<Result<Opened & { role: InvitationInput['role'] }, 'LINK_UNKNOWN'>> {
  return inTransaction(scope, async (tx) => {
    const [invitation] = await tx.db
      .update(staffInvitation)
      .set({ acceptedAt: tx.now })
      .where(
        and(
          eq(staffInvitation.tokenHash, hashToken(token)),
          isNull(staffInvitation.acceptedAt),
          gt(staffInvitation.expiresAt, tx.now),
        ),
      )
      .returning();
    if (!invitation) return refuse('LINK_UNKNOWN');
    const userId = await userFor(tx, invitation.email);
    const { role, categories, countries, invitedBy, id } = invitation;
    const limits = { categories, countries };
    await tx.db
      .insert(staffRole)
      .values({ userId, role, ...limits, grantedBy: invitedBy, grantedAt: tx.now })
      .onConflictDoUpdate({ target: [staffRole.userId, staffRole.role], set: limits });
    await record(tx, {
      action: 'staff.joined',
      subject: `person:${userId}`,
      after: { role, ...named(limits), invitation: id },
    });
    await endSessionsOf(tx, userId);
    return ok({ ...(await openSession(tx, invitation.email)), role });
  });
}

type GrantFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOT_FOUND' | 'INVALID_INPUT';

/**
 * Gives somebody who is staff already a further role, which counts with the next sign-in: no open session gets a power that it
 * was not opened with, but that of who gives it, which has just been proved. Other limits of a reviewer count with the next request.
 */
export function grantRole(
  scope: Scope,
  { userId, role, ...asked }: RoleGrantInput,
): Promise<Result<void, GrantFault>> {
  return inTransaction<void, GrantFault>(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const limits = limitsFor(role, asked);
    const faults = await unknownLimits(tx, limits.categories);
    if (faults.length > 0) return invalid(faults);
    const held = await tx.db.select().from(staffRole).where(eq(staffRole.userId, userId)).for('update');
    if (held.length === 0) return refuse('NOT_FOUND');
    const before = held.find((one) => one.role === role);
    await tx.db
      .insert(staffRole)
      .values({ userId, role, ...limits, grantedBy: actorKey(tx.actor), grantedAt: tx.now })
      .onConflictDoUpdate({ target: [staffRole.userId, staffRole.role], set: limits });
    if (!before) await endOthersOf(tx, userId);
    await record(tx, {
      action: 'staff.role_granted',
      subject: `person:${userId}`,
      before: before && { role, ...named(before) },
      after: { role, ...named(limits) },
    });
    return ok(undefined);
  });
}
