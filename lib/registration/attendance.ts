import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { isOwner } from './policy';
import { lockRegistration, stateChanged } from './transition';

/** An approved person says: I will come. Saying it again changes nothing; who does not come withdraws. */
export function confirmAttendance(
  scope: Scope,
  reference: string,
): Promise<Result<void, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { registration: own } = locked.value;
    if (!isOwner(tx.actor, own)) return refuse('NOT_ALLOWED');
    if (own.state !== 'approved') return stateChanged(own.state);
    if (own.attendanceConfirmedAt) return ok(undefined);
    await tx.db
      .update(registration)
      .set({ attendanceConfirmedAt: tx.now })
      .where(eq(registration.id, own.id));
    await record(tx, { action: 'registration.attendance_confirmed', subject: `registration:${own.id}` });
    return ok(undefined);
  });
}
