import { and, eq, sql } from 'drizzle-orm';
import { assignment, delegationHead, registration, registrationTag, reviewNote } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';

/**
 * Puts what colleagues have put onto one registration onto another: notes, tags, who looks after it where nobody does yet,
 * and that it is the head's of a delegation that the other belongs to as well.
 */
export async function passWork(tx: TxScope, from: string, to: string): Promise<void> {
  await tx.db.update(reviewNote).set({ registrationId: to }).where(eq(reviewNote.registrationId, from));
  await tx.db.execute(sql`
    INSERT INTO ${registrationTag} (registration_id, tag_id, added_by, added_at)
    SELECT ${to}, tag_id, added_by, added_at FROM ${registrationTag} WHERE registration_id = ${from}
    ON CONFLICT DO NOTHING`);
  await tx.db.execute(sql`
    INSERT INTO ${assignment} (registration_id, user_id, assigned_by, assigned_at)
    SELECT ${to}, user_id, assigned_by, assigned_at FROM ${assignment} WHERE registration_id = ${from}
    ON CONFLICT DO NOTHING`);
  await passHead(tx, from, to);
}

/** Who comes in the place of a delegation's head, with the same delegation, is its head. */
export async function passHead(tx: TxScope, from: string, to: string): Promise<void> {
  const isOfIt = sql`${delegationHead.delegationId} = (
    SELECT ${registration.delegationId} FROM ${registration} WHERE ${registration.id} = ${to})`;
  await tx.db
    .update(delegationHead)
    .set({ registrationId: to })
    .where(
      and(
        eq(delegationHead.registrationId, from),
        isOfIt,
        sql`NOT EXISTS (SELECT 1 FROM ${delegationHead} AS other WHERE other.registration_id = ${to})`,
      ),
    );
}
