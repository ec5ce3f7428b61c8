import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { category, delegation, invitation } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { SomeInput } from './input';
import { invitationLetter } from './letter';
import { mayManageInvitations } from './policy';
import { openCode } from './queries';

/**
 * Mails codes that are for one address to that address, each once in its life; those that no longer serve, or are for
 * nobody in particular, are passed over. Tells how many letters were written.
 */
export function mailInvitations(scope: Scope, some: SomeInput): Promise<Result<number, 'NOT_ALLOWED'>> {
  return inTransaction<number, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const due = await tx.db
      .select()
      .from(invitation)
      .where(
        and(
          eq(invitation.editionId, edition.id),
          among(some),
          isNotNull(invitation.email),
          isNull(invitation.mailedAt),
          isNull(invitation.endedAt),
          lt(invitation.uses, invitation.maxUses),
          or(isNull(invitation.expiresAt), gt(invitation.expiresAt, tx.now)),
        ),
      )
      .orderBy(asc(invitation.id))
      .for('update');
    if (due.length === 0) return ok(0);
    const [categories, delegations] = await Promise.all([
      tx.db.select().from(category).where(eq(category.editionId, edition.id)),
      tx.db.select().from(delegation).where(eq(delegation.editionId, edition.id)),
    ]);
    await compose(
      tx,
      edition,
      due.map((one) =>
        invitationLetter(edition, one, openCode(one), {
          category: categories.find(({ code }) => code === one.category),
          delegation: delegations.find(({ id }) => id === one.delegationId),
        }),
      ),
    );
    const ids = due.map(({ id }) => id);
    await tx.db.update(invitation).set({ mailedAt: tx.now }).where(inArray(invitation.id, ids));
    await record(tx, ...ids.map((id) => ({ action: 'invitation.mailed', subject: `invitation:${id}` })));
    return ok(due.length);
  });
}

export const among = (some: SomeInput) =>
  'batchId' in some ? eq(invitation.batchId, some.batchId) : inArray(invitation.id, some.ids);
