import { eq } from 'drizzle-orm';
import { delegation } from '@/db/schema';
import { factsAbout } from '@/lib/audit/queries';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition, tracksOf } from '@/lib/edition/queries';
import { windowAt } from '@/lib/edition/rules';
import { waitingPosition } from '@/lib/pool/list';
import { needsOf, openRequestOf, ownRegistration } from '@/lib/registration/queries';
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
] as const;
export type ToldFact = (typeof TOLD)[number] extends `registration.${infer Fact}` ? Fact : never;

/** Everything that a signed-in person's own pages show of the application in the current edition. */
export async function ownRecord(scope: Scope) {
  const registration = await ownRegistration(scope);
  if (!registration) return undefined;
  const edition = await currentEdition(scope);
  const { id, state, submittedAt, delegationId } = registration;
  const [facts, request, decisions, position, needs, ticket, categories, tracks, sentBy] = await Promise.all([
    factsAbout(scope, `registration:${id}`),
    openRequestOf(scope, id),
    decisionsOn(scope, id),
    waitingPosition(scope, id),
    needsOf(scope, id),
    ticketOf(scope, id),
    categoriesOf(scope, edition.id),
    tracksOf(scope, edition.id),
    delegationId ? scope.db.select().from(delegation).where(eq(delegation.id, delegationId)) : [],
  ]);
  return {
    registration,
    edition,
    openTracks: tracks.filter(({ isOpen }) => isOpen),
    chosenTracks: tracks.filter(({ key }) => registration.tracks.includes(key)),
    category: categories.find(({ code }) => code === registration.category),
    delegation: sentBy[0],
    needs,
    events: facts.flatMap(({ action, at }) =>
      TOLD.some((told) => told === action)
        ? [{ fact: action.replace('registration.', '') as ToldFact, at }]
        : [],
    ),
    request,
    lastDecision: decisions.at(-1),
    waitlistPosition: position,
    ticket: state === 'approved' && ticket?.status === 'active' ? ticket : undefined,
    editable: editableFields(state, request?.fields ?? []),
    mayWithdraw: isActive(state),
    mayApplyAgain:
      ['withdrawn', 'lapsed', 'cancelled'].includes(state) && windowAt(edition, scope.now).isOpen,
    decideBy: decisionPromise(edition, submittedAt),
    confirmBy: confirmBy(edition, registration),
  };
}
export type OwnRecord = NonNullable<Awaited<ReturnType<typeof ownRecord>>>;
