import { asc, desc, eq } from 'drizzle-orm';
import { delegation, invitation, scan } from '@/db/schema';
import { factsAbout } from '@/lib/audit/queries';
import { actorNames } from '@/lib/auth/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mailAbout } from '@/lib/mail/queries';
import { waitingPosition } from '@/lib/pool/list';
import { holdOf, poolStates } from '@/lib/pool/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { consentsOf, findRegistration, openRequestOf } from '@/lib/registration/queries';
import { decisionsOn } from '@/lib/review/queries';
import { decisionsIn } from '@/lib/review/rules';

/** Everything the desk shows of one registration: what was said, decided, mailed and scanned. No vault values. */
export async function registrationRecord(scope: Scope, reference: string) {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const found = await findRegistration(scope, reference);
  if (!found) return refuse('NOT_FOUND');
  const { searchText: _, emailKey: __, ...registration } = found;
  const [history, decisions, mails, scans, openRequest, position, seat, consents, pools, sentBy, invited] =
    await Promise.all([
      factsAbout(scope, `registration:${found.id}`),
      decisionsOn(scope, found.id),
      mailAbout(scope, found.id),
      scope.db.select().from(scan).where(eq(scan.registrationId, found.id)).orderBy(desc(scan.scannedAt)),
      openRequestOf(scope, found.id),
      waitingPosition(scope, found.id),
      holdOf(scope, found.id),
      consentsOf(scope, found.id),
      poolStates(scope, found.editionId),
      found.delegationId
        ? scope.db
            .select()
            .from(delegation)
            .where(eq(delegation.id, found.delegationId))
            .orderBy(asc(delegation.id))
        : [],
      found.invitationId
        ? scope.db
            .select({ label: invitation.label, approves: invitation.approves })
            .from(invitation)
            .where(eq(invitation.id, found.invitationId))
        : [],
    ]);
  const actors = await actorNames(
    scope,
    [history.map(({ actor }) => actor), decisions.map(({ decidedBy }) => decidedBy)].flat(),
  );
  return ok({
    registration,
    delegation: sentBy[0],
    invitation: invited[0],
    history,
    decisions,
    mails,
    scans,
    openRequest,
    waitlistPosition: position,
    seat,
    consents,
    pools,
    /** Address or token name by actor key; the applicant's own key is among them. */
    actors,
    possibleDecisions: decisionsIn(found.state),
  });
}
export type RegistrationRecord = Extract<
  Awaited<ReturnType<typeof registrationRecord>>,
  { ok: true }
>['value'];
export type RecordResult = Result<RegistrationRecord, 'NOT_ALLOWED' | 'NOT_FOUND'>;
