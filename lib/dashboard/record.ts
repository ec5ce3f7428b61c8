import { and, asc, count, desc, eq } from 'drizzle-orm';
import { delegation, invitation, scan, registration as table } from '@/db/schema';
import { factsAbout, newestDetail } from '@/lib/audit/queries';
import { actorNames } from '@/lib/auth/queries';
import { mayPrint, mayReplaceTicketOf } from '@/lib/badge/policy';
import { badgeOf } from '@/lib/badge/queries';
import { consentsOf } from '@/lib/consent/queries';
import { ok, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { doublesOf, successionOf } from '@/lib/identity/queries';
import { lettersOn } from '@/lib/letter/own';
import { mailAbout } from '@/lib/mail/queries';
import { photoStateOf } from '@/lib/photo/queries';
import { poolStates } from '@/lib/pool/queries';
import { mayWorkQueue } from '@/lib/queue/policy';
import { caseOf } from '@/lib/queue/queries';
import { answeredRequestOf, askedItems } from '@/lib/registration/answers';
import { IDENTITY_CHANGED } from '@/lib/registration/identity';
import { mayReadContacts, mayReadRegistrations } from '@/lib/registration/policy';
import { findRegistration, openRequestOf } from '@/lib/registration/queries';
import { confidentialOf } from '@/lib/registration/revealing';
import { identityOf, isActive } from '@/lib/registration/rules';
import { spellsOf } from '@/lib/registration/spells';
import { mayDecideOn } from '@/lib/review/policy';
import { decisionsOn } from '@/lib/review/queries';
import { decisionsIn } from '@/lib/review/rules';
import { openWaves, preparedOn } from '@/lib/review/schedule';
import { mayOrder } from '@/lib/station/policy';
import { openOrderOf, stationsIn } from '@/lib/station/queries';
import { isSuspended } from '@/lib/ticket/queries';
import { mayArrangeList } from '@/lib/waitlist/policy';
import { seatOf } from './seat';

/** Stands for the applicant where one's address is not shown. */
export const UNNAMED = 'applicant';

/** Everything the desk shows of one registration. Of the vault it has what is just revealed to who looks, and nothing else. */
export async function registrationRecord(scope: Scope, reference: string) {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const found = await findRegistration(scope, reference);
  if (!found) return refuse('NOT_FOUND');
  const { searchText: _, emailKey, email, phone, ...said } = found;
  const isReachable = mayReadContacts(scope.actor, found);
  const registration = { ...said, email: isReachable ? email : null, phone: isReachable ? phone : null };
  const [
    history,
    decisions,
    mails,
    scans,
    openRequest,
    standing,
    consents,
    pools,
    sentBy,
    invited,
    delegations,
    companions,
    work,
    doubles,
    succession,
    changed,
    spells,
    prepared,
    answered,
    badge,
    confidential,
    photo,
  ] = await Promise.all([
    factsAbout(scope, `registration:${found.id}`),
    decisionsOn(scope, found.id),
    mailAbout(scope, found.id),
    scope.db.select().from(scan).where(eq(scan.registrationId, found.id)).orderBy(desc(scan.scannedAt)),
    openRequestOf(scope, found.id),
    seatOf(scope, found),
    consentsOf(scope, found.id),
    poolStates(scope, found.editionId),
    found.delegationId ? scope.db.select().from(delegation).where(eq(delegation.id, found.delegationId)) : [],
    found.invitationId
      ? scope.db
          .select({ label: invitation.label, approves: invitation.approves })
          .from(invitation)
          .where(eq(invitation.id, found.invitationId))
      : [],
    delegationChoices(scope, found.editionId),
    found.delegationId ? delegationStates(scope, found.editionId, found.delegationId) : [],
    caseOf(scope, found),
    doublesOf(scope, found),
    successionOf(scope, found.id),
    identityChange(scope, found),
    spellsOf(scope, found),
    preparedOn(scope, found.id),
    answeredRequestOf(scope, found),
    badgeOf(scope, found),
    confidentialOf(scope, found),
    photoStateOf(scope, found),
  ]);
  const actors = await actorNames(scope, [
    ...history.map(({ actor }) => actor),
    ...decisions.map(({ decidedBy }) => decidedBy),
    ...(standing.advance ? [standing.advance.by] : []),
    ...(prepared ? [prepared.prepared.preparedBy] : []),
    ...work.notes.map(({ writtenBy }) => writtenBy),
    ...history.flatMap(({ after }) => (typeof after?.assignee === 'string' ? [after.assignee] : [])),
  ]);
  if (!isReachable) for (const [key, name] of actors) if (name === emailKey) actors.set(key, UNNAMED);
  return ok({
    registration,
    delegation: sentBy[0],
    /** How many of the delegation, this one included, are in each state. */
    companions,
    invitation: invited[0],
    history,
    decisions,
    mails,
    scans,
    openRequest,
    /** What was asked for, by the open request or by the one whose answer has just come. */
    asked: await askedItems(scope, openRequest ?? answered),
    answered,
    /** The photo of who agrees to be known by one. */
    photo: photo.isAgreed ? photo.photo : undefined,
    /** The states it was in, oldest first, the present one included. */
    spells,
    /** What waits for its wave. */
    prepared,
    waves: await openWaves(scope),
    ...standing,
    /** Notes, tags, who looks after it, whether it is a head's: what colleagues have put onto it. */
    ...work,
    mayWork: mayWorkQueue(scope.actor),
    /** With whom it may be one person, and which registrations go on for each other. */
    doubles,
    succession,
    /** What was approved, where that has changed since and the ticket waits for another approval. */
    changed,
    consents,
    pools,
    /** What was told in confidence, for who may ask for it. */
    confidential,
    badge,
    mayPrint: mayPrint(scope.actor),
    /** The badge that waits at a station, and the stations at which one can be ordered. */
    ordered: await openOrderOf(scope, found.id),
    stations: mayOrder(scope.actor) ? await standingStations(scope, found.editionId) : [],
    letters: await lettersOn(scope, found),
    mayReplaceTicket: mayReplaceTicketOf(scope.actor, found),
    /** Address or token name by actor key; the applicant's own key is among them. */
    actors,
    /** Who was approved in advance is not approved twice. */
    possibleDecisions: mayDecideOn(scope.actor, found)
      ? decisionsIn(found.state).filter((one) => one !== 'approve' || !standing.advance)
      : [],
    /** Where the person can be moved, for who may move people. */
    delegations,
    mayUndo: mayDecideOn(scope.actor, found),
    mayMove: mayDecideOn(scope.actor, found) && isActive(found.state),
    mayArrange: mayArrangeList(scope.actor),
  });
}

const standingStations = async (scope: Scope, editionId: string) =>
  (await stationsIn(scope, editionId)).filter(({ printers }) => printers.length > 0);

type Identity = ReturnType<typeof identityOf>;

async function identityChange(
  scope: Scope,
  found: Identity & { id: string },
): Promise<{ at: Date; before: Identity; after: Identity } | undefined> {
  if (!(await isSuspended(scope, found.id))) return undefined;
  const fact = await newestDetail(scope, `registration:${found.id}`, IDENTITY_CHANGED);
  const before = fact?.detail.before as Identity | undefined;
  return before && { at: fact?.at ?? scope.now, before, after: identityOf(found) };
}

const delegationStates = (scope: Scope, editionId: string, delegationId: string) =>
  scope.db
    .select({ state: table.state, count: count() })
    .from(table)
    .where(and(eq(table.editionId, editionId), eq(table.delegationId, delegationId)))
    .groupBy(table.state);

const delegationChoices = (scope: Scope, editionId: string) =>
  scope.db
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation)
    .where(eq(delegation.editionId, editionId))
    .orderBy(asc(delegation.key));

export type RegistrationRecord = Extract<
  Awaited<ReturnType<typeof registrationRecord>>,
  { ok: true }
>['value'];
