import { informationRequest } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import type { SeatBook } from '@/lib/pool/book';
import { keepOrClaimSeats, releaseSeats } from '@/lib/pool/commands';
import { approveWaiting, joinWaitingList } from '@/lib/pool/line';
import { approvedWaiters } from '@/lib/pool/list';
import { wishOf } from '@/lib/pool/rules';
import { renewConfirmation } from '@/lib/registration/confirmation';
import type { Registration } from '@/lib/registration/intake';
import { hasLiveTwin } from '@/lib/registration/queries';
import {
  changeState,
  changeStates,
  closeRequests,
  leaveTogether,
  stateChanged,
} from '@/lib/registration/transition';
import { endTickets, issueTickets } from '@/lib/ticket/commands';
import type { DecisionInput } from './input';
import { answerDeadline } from './rules';

export type DecisionRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'STATE_CHANGED'
  | 'POOL_FULL'
  | 'ALREADY_REGISTERED';
export type Decided = Result<Registration, DecisionRefusal>;

/** Carries a decision out on registrations that it can be taken on; answers by reference. */
type Act = (
  tx: TxScope,
  book: SeatBook,
  registrations: Registration[],
  input: DecisionInput,
) => Promise<Map<string, Decided>>;

/** Those that changed, and the others as changed by somebody else meanwhile, which the lock on them rules out. */
const answersFor = (registrations: Registration[], changed: Registration[]): Map<string, Decided> => {
  const now = new Map(changed.map((registration) => [registration.reference, registration]));
  return new Map(
    registrations.map(({ reference, state }): [string, Decided] => {
      const after = now.get(reference);
      return [reference, after ? ok(after) : stateChanged(state)];
    }),
  );
};

/**
 * Approves: with a ticket, where there is a seat. Where there is none, and for who is on the waiting list already, the
 * approval holds in advance, and the seat that comes makes it whole; unless the caller would rather be refused.
 */
const approve: Act = async (tx, book, registrations, { whenFull }) => {
  const waiting = registrations.filter(({ state }) => state === 'waitlisted');
  const here = registrations.filter(({ state }) => state !== 'waitlisted');
  const seated = await keepOrClaimSeats(tx, book, here.map(seekerOf));
  const placed = here.filter(({ id }) => seated.has(id));
  const ids = placed.map(({ id }) => id);
  const full = here.filter(({ id }) => !seated.has(id));
  await closeRequests(tx, ids);
  await issueTickets(tx, ids);
  const approved = await changeStates(tx, placed, 'approved', { action: 'registration.approved' });
  return new Map([
    ...answersFor(placed, approved),
    ...(whenFull === 'refuse' ? full.map(poolFull) : await approveIntoLine(tx, book, full)),
    ...(whenFull?.startsWith('refuse') ? waiting.map(poolFull) : await approveInLine(tx, waiting)),
  ]);
};

const poolFull = ({ reference }: Registration): [string, Decided] => [reference, refuse('POOL_FULL')];

/** Who waits keeps the place, approved in advance; who was that before is told so. */
async function approveInLine(tx: TxScope, waiting: Registration[]): Promise<[string, Decided][]> {
  const before = await approvedWaiters(
    tx,
    waiting.map(({ id }) => id),
  );
  const fresh = waiting.filter(({ id }) => !before.has(id));
  await approveWaiting(
    tx,
    fresh.map(({ id }) => id),
  );
  await record(tx, ...fresh.map(approvedInAdvance));
  return waiting.map((one) => [one.reference, before.has(one.id) ? stateChanged(one.state) : ok(one)]);
}

/** A full pool, where seats are held from approval: onto the list, approved already. */
async function approveIntoLine(
  tx: TxScope,
  book: SeatBook,
  full: Registration[],
): Promise<Map<string, Decided>> {
  await joinWaitingList(
    tx,
    book,
    full.map((one) => ({ ...seekerOf(one), isApproved: true })),
  );
  await closeRequests(
    tx,
    full.map(({ id }) => id),
  );
  const moved = await changeStates(tx, full, 'waitlisted', { action: 'registration.approved_in_advance' });
  return answersFor(full, moved);
}

const approvedInAdvance = ({ id, state }: Registration) => ({
  action: 'registration.approved_in_advance',
  subject: `registration:${id}`,
  before: { state },
  after: { state },
});

const requestInformation: Act = async (tx, { edition }, registrations, input) => {
  const { fields, note, fieldNotes } = input;
  const deadlineAt = answerDeadline(edition, input, tx.now);
  const asked = registrations.map((registration) => ({
    id: newId(),
    registrationId: registration.id,
    fields: fields ?? [],
    note,
    notes: Object.fromEntries(Object.entries(fieldNotes ?? {}).filter(([, text]) => text)) as Record<
      string,
      string
    >,
    requestedAt: tx.now,
    requestedBy: actorKey(tx.actor),
    deadlineAt,
  }));
  if (asked.length > 0) await tx.db.insert(informationRequest).values(asked);
  const changed = await changeStates(tx, registrations, 'needs_info', {
    action: 'registration.information_requested',
    after: { fields: fields ?? [] },
  });
  return answersFor(registrations, changed);
};

const end =
  (to: 'rejected' | 'cancelled'): Act =>
  async (tx, book, registrations, { reasonCode }) =>
    answersFor(registrations, await leaveTogether(tx, book, registrations, to, { after: { reasonCode } }));

/** Back to review, one by one: what each gets depends on whether the person has applied again and on the seats left. */
const reset: Act = async (tx, book, registrations) => {
  const answers = new Map<string, Decided>();
  for (const registration of registrations) {
    answers.set(registration.reference, await resetOne(tx, book, registration));
  }
  return answers;
};

/** The ticket ends, and a seat that was given up is asked for again, at the end of the list if need be. */
async function resetOne(tx: TxScope, book: SeatBook, registration: Registration): Promise<Decided> {
  const fact = { action: 'registration.reset' };
  if (await hasLiveTwin(tx, registration)) return refuse('ALREADY_REGISTERED');
  await endTickets(tx, [registration.id], 'revoked');
  await renewConfirmation(tx, book.edition, registration.id);
  if (book.edition.seatsHeldFrom === 'approval') {
    await releaseSeats(tx, book, [registration.id]);
    return changeState(tx, registration, 'submitted', fact);
  }
  const seeker = seekerOf(registration);
  if ((await keepOrClaimSeats(tx, book, [seeker])).has(registration.id)) {
    return changeState(tx, registration, 'submitted', fact);
  }
  await joinWaitingList(tx, book, [seeker]);
  return changeState(tx, registration, 'waitlisted', fact);
}

/** What each decision does to registrations on which it can be taken. */
export const CARRY_OUT: Record<DecisionInput['decision'], Act> = {
  approve,
  reject: end('rejected'),
  request_info: requestInformation,
  cancel: end('cancelled'),
  reset,
};

const seekerOf = (registration: Registration) => ({
  registrationId: registration.id,
  ...wishOf(registration),
});
