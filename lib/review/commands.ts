import { decision as decisionTable, informationRequest } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { after, DAY_MS } from '@/lib/core/clock';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import { joinWaitingList, keepOrClaimSeat, releaseSeats } from '@/lib/pool/commands';
import type { Registration } from '@/lib/registration/intake';
import { hasLiveTwin } from '@/lib/registration/queries';
import {
  changeState,
  closeRequests,
  type Locked,
  leave,
  lockRegistration,
  stateChanged,
} from '@/lib/registration/transition';
import { enqueue } from '@/lib/task/commands';
import { endTickets, issueTicket } from '@/lib/ticket/commands';
import type { BulkDecisionInput, DecisionInput } from './input';
import { decisionLetter } from './letters';
import { mayDecide } from './policy';
import { canDecide } from './rules';

export type DecisionRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'STATE_CHANGED'
  | 'POOL_FULL'
  | 'ALREADY_REGISTERED';
type Decided = Result<Registration, DecisionRefusal>;

/** Takes one decision. The second of two reviewers is told what the first decided. */
export function decide(scope: Scope | TxScope, reference: string, input: DecisionInput): Promise<Decided> {
  return inTransaction(scope, async (tx): Promise<Decided> => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const before = locked.value.registration;
    if (input.seenState && input.seenState !== before.state) return stateChanged(before.state);
    if (!canDecide(input.decision, before.state)) return obstacle(input, before);
    const decisionId = newId();
    const changed = await CARRY_OUT[input.decision](tx, locked.value, input);
    if (!changed.ok) return changed;
    await tx.db.insert(decisionTable).values({
      id: decisionId,
      registrationId: before.id,
      decision: input.decision,
      fromState: before.state,
      toState: changed.value.state,
      reasonCode: input.reasonCode,
      note: input.note,
      decidedBy: actorKey(tx.actor),
      decidedAt: tx.now,
    });
    await compose(tx, locked.value.edition, [
      decisionLetter(locked.value.edition, changed.value, decisionId, input, tx.now),
    ]);
    return changed;
  });
}

export type BulkOutcome = { done: string[]; skipped: { reference: string; code: DecisionRefusal }[] };

/** Takes the same decision on many, one transaction each: a refusal of one never undoes the others. */
export async function decideMany(
  scope: Scope,
  { references, ...input }: BulkDecisionInput,
): Promise<Result<BulkOutcome, 'NOT_ALLOWED'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  const outcome: BulkOutcome = { done: [], skipped: [] };
  for (const reference of new Set(references)) {
    const decided = await decide(scope, reference, input);
    if (decided.ok) outcome.done.push(reference);
    else outcome.skipped.push({ reference, code: decided.refusal.code });
  }
  return ok(outcome);
}

/** A person on the waiting list cannot be approved past the others: the pool is full for them until their turn. */
const obstacle = (input: DecisionInput, before: Registration): Decided =>
  input.decision === 'approve' && before.state === 'waitlisted'
    ? refuse('POOL_FULL')
    : stateChanged(before.state);

type Act = (tx: TxScope, locked: Locked, input: DecisionInput) => Promise<Decided>;

const approve: Act = async (tx, { book, registration }) => {
  if (!(await keepOrClaimSeat(tx, book, wishOf(registration)))) return refuse('POOL_FULL');
  await closeRequests(tx, registration.id);
  await issueTicket(tx, registration.id);
  return changeState(tx, registration, 'approved', { action: 'registration.approved' });
};

const requestInformation: Act = async (tx, { edition, registration }, { fields, note }) => {
  const id = newId();
  const deadlineAt = after(tx.now, edition.informationDays * DAY_MS);
  await tx.db.insert(informationRequest).values({
    id,
    registrationId: registration.id,
    fields: fields ?? [],
    note,
    requestedAt: tx.now,
    deadlineAt,
  });
  await enqueue(tx, { kind: 'registration.lapse_unanswered', payload: { requestId: id }, runAt: deadlineAt });
  return changeState(tx, registration, 'needs_info', {
    action: 'registration.information_requested',
    after: { fields: fields ?? [] },
  });
};

const end =
  (to: 'rejected' | 'cancelled'): Act =>
  (tx, locked, { reasonCode }) =>
    leave(tx, locked, to, { after: { reasonCode } });

/** Back to review: the ticket ends, and a seat that was given up is asked for again, at the end of the list if need be. */
const reset: Act = async (tx, { edition, book, registration }) => {
  if (await hasLiveTwin(tx, registration)) return refuse('ALREADY_REGISTERED');
  await endTickets(tx, [registration.id], 'revoked');
  if (edition.seatsHeldFrom === 'approval') {
    await releaseSeats(tx, book, [registration.id]);
    return changeState(tx, registration, 'submitted', { action: 'registration.reset' });
  }
  if (await keepOrClaimSeat(tx, book, wishOf(registration))) {
    return changeState(tx, registration, 'submitted', { action: 'registration.reset' });
  }
  await joinWaitingList(tx, book, [wishOf(registration)]);
  return changeState(tx, registration, 'waitlisted', { action: 'registration.reset' });
};

const CARRY_OUT: Record<DecisionInput['decision'], Act> = {
  approve,
  reject: end('rejected'),
  request_info: requestInformation,
  cancel: end('cancelled'),
  reset,
};

const wishOf = ({ id, isInternational }: Registration) => ({ registrationId: id, isInternational });
