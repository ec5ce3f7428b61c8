import { eq, or } from 'drizzle-orm';
import { delegationHead, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { mayWorkQueue } from './policy';
import { idOf } from './queries';

type HeadRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'NO_DELEGATION';

/** Names somebody head of the own delegation, instead of whoever was; named already, takes it back. */
export function toggleHead(
  scope: Scope,
  { reference }: { reference: string },
): Promise<Result<void, HeadRefusal>> {
  return inTransaction<void, HeadRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    const [person] = await tx.db
      .select({ delegationId: registration.delegationId })
      .from(registration)
      .where(eq(registration.id, registrationId))
      .for('no key update');
    const delegationId = person?.delegationId;
    if (!delegationId) return refuse('NO_DELEGATION');
    // The person may still be named for a delegation left since.
    const ended = await tx.db
      .delete(delegationHead)
      .where(
        or(eq(delegationHead.registrationId, registrationId), eq(delegationHead.delegationId, delegationId)),
      )
      .returning();
    const was = ended.some(
      (one) => one.registrationId === registrationId && one.delegationId === delegationId,
    );
    if (!was) {
      await tx.db
        .insert(delegationHead)
        .values({ delegationId, registrationId, namedBy: actorKey(tx.actor), namedAt: tx.now });
    }
    await record(tx, {
      action: was ? 'head.removed' : 'head.named',
      subject: `registration:${registrationId}`,
      after: { delegationId },
    });
    return ok(undefined);
  });
}
