import { eq } from 'drizzle-orm';
import { delegation } from '@/db/schema';
import { factsAbout } from '@/lib/audit/queries';
import type { Fact } from '@/lib/audit/rules';
import { partsOf } from '@/lib/completion/queries';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition, tracksOf } from '@/lib/edition/queries';
import { type Edition, windowAt } from '@/lib/edition/rules';
import { successionOf } from '@/lib/identity/queries';
import { ownLetters } from '@/lib/letter/own';
import { approvedWaiters, waitingPosition } from '@/lib/pool/list';
import { fullnessFor, seatCount } from '@/lib/pool/queries';
import { poolFor } from '@/lib/pool/rules';
import { askedItems } from '@/lib/registration/answers';
import { CAUSES, type Cause } from '@/lib/registration/deadlines';
import type { Registration } from '@/lib/registration/intake';
import { needsOf, openRequestOf, ownRegistration } from '@/lib/registration/queries';
import { revealsOf } from '@/lib/registration/revealing';
import { confirmBy, decisionPromise, editableFields, isActive } from '@/lib/registration/rules';
import { decisionsOn } from '@/lib/review/queries';
import { ticketOf } from '@/lib/ticket/queries';

/** The facts that a person is told of one's own application; who decided is no part of it. */
const TOLD = [
  'registration.submitted',
  'registration.email_confirmed',
  'registration.promoted',
  'registration.information_requested',
  'registration.information_given',
  'registration.approved',
  'registration.rejected',
  'registration.reset',
  'registration.withdrawn',
  'registration.cancelled',
  'registration.lapsed',
  'registration.approved_in_advance',
  'registration.promoted_by_hand',
  'registration.returned_to_review',
  'registration.waitlisted',
  'registration.moved',
  'registration.attendance_confirmed',
  'registration.identity_changed',
  'registration.standing_taken_over',
  'registration.took_over',
] as const;
export type ToldFact = (typeof TOLD)[number] extends `registration.${infer Fact}` ? Fact : never;

/** Everything that a signed-in person's own pages show of the application in the current edition. */
export async function ownRecord(scope: Scope) {
  const registration = await ownRegistration(scope);
  if (!registration) return undefined;
  const edition = await currentEdition(scope);
  const { id, state, submittedAt, delegationId } = registration;
  const [facts, request, decisions, line, needs, ticket, categories, tracks, { successor }, sentBy, reveals] =
    await Promise.all([
      factsAbout(scope, `registration:${id}`),
      openRequestOf(scope, id),
      decisionsOn(scope, id),
      ownPlace(scope, registration),
      needsOf(scope, id),
      ticketOf(scope, id),
      categoriesOf(scope, edition.id),
      tracksOf(scope, edition.id),
      successionOf(scope, id),
      delegationId ? scope.db.select().from(delegation).where(eq(delegation.id, delegationId)) : [],
      revealsOf(scope, id),
    ]);
  const isStopped = ticket?.status === 'suspended';
  return {
    registration,
    edition,
    openTracks: tracks.filter(({ isOpen }) => isOpen),
    chosenTracks: tracks.filter(({ key }) => registration.tracks.includes(key)),
    category: categories.find(({ code }) => code === registration.category),
    delegation: sentBy[0],
    needs,
    /** When something of these needs was shown to somebody, and why. */
    reveals,
    events: facts.flatMap(({ action, at }) =>
      TOLD.some((told) => told === action)
        ? [{ fact: action.replace('registration.', '') as ToldFact, at }]
        : [],
    ),
    request,
    /** What it asks for, thing by thing, and what of it is done. */
    asked: await askedItems(scope, request),
    lastDecision: decisions.at(-1),
    line,
    attendance: attendanceOf(registration, edition),
    lapsedFor: lapseCause(facts),
    /** Approved once, and changed since in who it is: the ticket waits for another approval. */
    isStopped,
    /** The application that this one was joined with, where the person has been told. */
    joinedWith: successor?.isTold ? successor.successor : undefined,
    /** What is asked of somebody approved for the badge and the journey. */
    parts: state === 'approved' ? await partsOf(scope, edition, registration) : [],
    /** The letters that were issued, and those that can be taken now. */
    ...(await ownLetters(scope, registration)),
    ticket: state === 'approved' && ticket?.status === 'active' ? ticket : undefined,
    editable: editableFields(state, request?.fields ?? []),
    mayWithdraw: isActive(state),
    mayApplyAgain:
      ['withdrawn', 'lapsed', 'cancelled'].includes(state) && windowAt(edition, scope.now).isOpen,
    decideBy: decisionPromise(edition, isStopped ? registration.stateChangedAt : submittedAt),
    confirmBy: confirmBy(edition, registration),
  };
}

/** The place in the list, of how many, what is full, and whether a seat is all that is missing. */
async function ownPlace(scope: Scope, registration: Registration) {
  const position = await waitingPosition(scope, registration.id);
  if (!position) return undefined;
  const [{ waiting }, full, approved] = await Promise.all([
    seatCount(scope, registration.editionId),
    fullnessFor(scope, registration),
    approvedWaiters(scope, [registration.id]),
  ]);
  const of = waiting.get(poolFor(registration.isInternational)) ?? position;
  return { position, of: Math.max(of, position), full, isApproved: approved.has(registration.id) };
}

/** Whether the person was asked to say that they come, by when, and what they said; undefined when nobody asked. */
function attendanceOf(registration: Registration, { attendanceConfirmBy }: Edition) {
  const { state, attendanceDueAt: due, attendanceConfirmedAt: confirmedAt } = registration;
  if (state !== 'approved') return undefined;
  if (confirmedAt) return { confirmedAt };
  if (!due || !attendanceConfirmBy) return undefined;
  // A later date in the settings is good for everybody.
  return { dueAt: due > attendanceConfirmBy ? due : attendanceConfirmBy };
}

/** Which deadline passed, where one did. */
function lapseCause(facts: readonly Fact[]): Cause | undefined {
  const cause = facts.findLast(({ action }) => action === 'registration.lapsed')?.after?.cause;
  return CAUSES.find((known) => known === cause);
}

export type OwnRecord = NonNullable<Awaited<ReturnType<typeof ownRecord>>>;
