import { asc, desc, eq } from 'drizzle-orm';
import { delegation, scan } from '@/db/schema';
import { factsAbout } from '@/lib/audit/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mailAbout } from '@/lib/mail/queries';
import { waitingPosition } from '@/lib/pool/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { findRegistration, openRequestOf } from '@/lib/registration/queries';
import { decisionsOn } from '@/lib/review/queries';
import { decisionsIn } from '@/lib/review/rules';

/** Everything the desk shows of one registration: what was said, decided, mailed and scanned. No vault values. */
export async function registrationRecord(scope: Scope, reference: string) {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const found = await findRegistration(scope, reference);
  if (!found) return refuse('NOT_FOUND');
  const { searchText: _, emailKey: __, ...registration } = found;
  const [history, decisions, mails, scans, openRequest, position, sentBy] = await Promise.all([
    factsAbout(scope, `registration:${found.id}`),
    decisionsOn(scope, found.id),
    mailAbout(scope, found.id),
    scope.db.select().from(scan).where(eq(scan.registrationId, found.id)).orderBy(desc(scan.scannedAt)),
    openRequestOf(scope, found.id),
    waitingPosition(scope, found.id),
    found.delegationId
      ? scope.db
          .select()
          .from(delegation)
          .where(eq(delegation.id, found.delegationId))
          .orderBy(asc(delegation.id))
      : [],
  ]);
  return ok({
    registration,
    delegation: sentBy[0],
    history,
    decisions,
    mails,
    scans,
    openRequest,
    waitlistPosition: position,
    possibleDecisions: decisionsIn(found.state),
  });
}
export type RegistrationRecord = Extract<
  Awaited<ReturnType<typeof registrationRecord>>,
  { ok: true }
>['value'];
export type RecordResult = Result<RegistrationRecord, 'NOT_ALLOWED' | 'NOT_FOUND'>;
