import { inArray, sql } from 'drizzle-orm';
import { informationRequest, type Prior, type RegistrationState, registration } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { rejoinSpells } from './spells';

export type Return = { id: string; to: RegistrationState; prior: Prior };

/** Brings registrations back to what they were, as if nothing had been decided; the caller holds their locks and has looked. */
export async function returnStates(tx: TxScope, returns: Return[]): Promise<void> {
  if (returns.length === 0) return;
  const rows = returns.map(({ id, to, prior }) => ({
    id,
    state: to,
    since: prior.stateChangedAt,
    asked: prior.attendance.askedAt,
    due: prior.attendance.dueAt,
    reminded: prior.attendance.remindedAt,
    confirmed: prior.attendance.confirmedAt,
    confirm: prior.confirmEmailBy,
    written: prior.emailRemindedAt,
  }));
  await tx.db.execute(sql`
    UPDATE ${registration} SET state = was.state, state_changed_at = was.since, attendance_asked_at = was.asked,
      attendance_due_at = was.due, attendance_reminded_at = was.reminded, attendance_confirmed_at = was.confirmed,
      confirm_email_by = was.confirm, email_reminded_at = was.written
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS was (id uuid, state text, since timestamptz,
      asked timestamptz, due timestamptz, reminded timestamptz, confirmed timestamptz, confirm timestamptz,
      written timestamptz)
    WHERE ${registration.id} = was.id`);
  await rejoinSpells(tx, rows);
}

/** Opens requests again that a decision had closed, and takes those away that nobody has been told of. */
export async function returnRequests(
  tx: TxScope,
  { reopened, dropped }: { reopened: string[]; dropped: string[] },
): Promise<void> {
  if (dropped.length > 0) {
    await tx.db.delete(informationRequest).where(inArray(informationRequest.id, dropped));
  }
  if (reopened.length === 0) return;
  await tx.db
    .update(informationRequest)
    .set({ answeredAt: null })
    .where(inArray(informationRequest.id, reopened));
}
