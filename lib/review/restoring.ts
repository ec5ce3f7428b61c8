import type { Prior, RegistrationState } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import type { SeatBook } from '@/lib/pool/book';
import { releaseSeats } from '@/lib/pool/commands';
import { keepSeats, placesOf, returnPlaces, returnSeats, takeBackApproval } from '@/lib/pool/returning';
import { wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import { returnRequests, returnStates } from '@/lib/registration/return';
import { endTickets, resuspendTickets, reviveTickets } from '@/lib/ticket/commands';
import { openOf } from './prior';

/** A registration as a decision left it, and what it was before. */
export type ToRestore = { registration: Registration; fromState: RegistrationState; prior: Prior };
/** The state that it is in again; without its seat it waits, first in the list. */
export type Restored = { state: RegistrationState; isFirstInLine: boolean };

/**
 * Makes registrations what they were before a decision: state, seat or place in the list, ticket, request and what was
 * asked. A seat that was got goes back, and the waiting list moves; a seat that was lost is taken again where it is free.
 */
export async function restore(tx: TxScope, book: SeatBook, all: ToRestore[]): Promise<Map<string, Restored>> {
  const without = await restorePlaces(tx, book, all);
  const restored = new Map(
    all.map(({ registration: { id }, fromState }): [string, Restored] => {
      const isFirstInLine = without.has(id);
      return [id, { state: isFirstInLine ? 'waitlisted' : fromState, isFirstInLine }];
    }),
  );
  await restorePapers(tx, all, without);
  await returnStates(
    tx,
    all.map(({ registration: { id }, fromState, prior }) => ({
      id,
      to: restored.get(id)?.state ?? fromState,
      // Who waits does so from now on, and nobody has been asked anything.
      prior: without.has(id)
        ? { ...prior, stateChangedAt: tx.now.toISOString(), attendance: NOT_ASKED }
        : prior,
    })),
  );
  return restored;
}

const NOT_ASKED = { askedAt: null, dueAt: null, remindedAt: null, confirmedAt: null };

/** Seats and places; returns who has lost the seat to somebody else meanwhile. */
async function restorePlaces(tx: TxScope, book: SeatBook, all: ToRestore[]): Promise<Set<string>> {
  const idOf = ({ registration: { id } }: ToRestore) => id;
  const { holds, waiters } = await placesOf(tx, all.map(idOf));
  const got = all.filter(
    (one) => (holds.has(idOf(one)) && !one.prior.heldAt) || (waiters.has(idOf(one)) && !one.prior.place),
  );
  await releaseSeats(tx, book, got.map(idOf));
  const stillWaiting = all.filter((one) => one.prior.place && waiters.has(idOf(one)));
  await takeBackApproval(tx, stillWaiting.filter(({ prior }) => !prior.place?.approvedAt).map(idOf));
  await returnPlaces(
    tx,
    book,
    all.flatMap(({ registration, prior: { place } }) =>
      place && !waiters.has(registration.id) ? [{ seeker: seekerOf(registration), place }] : [],
    ),
  );
  const unseated = all
    .filter((one) => one.prior.heldAt && !holds.has(idOf(one)))
    .toSorted((one, other) => (one.prior.heldAt ?? '').localeCompare(other.prior.heldAt ?? ''));
  const without = await returnSeats(
    tx,
    book,
    unseated.map(({ registration, fromState }) => ({
      ...seekerOf(registration),
      isApproved: fromState === 'approved',
    })),
  );
  await keepSeats(tx, unseated.filter(({ prior }) => prior.isSeatKept).map(idOf));
  return without;
}

/** Tickets and requests, but not of those who have no seat for them. */
async function restorePapers(tx: TxScope, all: ToRestore[], without: ReadonlySet<string>): Promise<void> {
  const { tickets, requests } = await openOf(
    tx,
    all.map(({ registration }) => registration.id),
  );
  const changed = all.map(({ registration: { id }, prior }) => ({
    id,
    isSeated: !without.has(id),
    ticket: { is: tickets.get(id), was: prior.ticketId },
    request: { is: requests.get(id), was: prior.requestId },
  }));
  // What was suspended before a decision is the one that the decision has made active, or ended.
  const stopped = all.flatMap(({ prior }) => prior.suspendedId ?? []);
  await resuspendTickets(tx, stopped);
  const ended = changed.filter(({ ticket: { is, was } }) => is && is !== was && !stopped.includes(is));
  await endTickets(
    tx,
    ended.map(({ id }) => id),
    'revoked',
  );
  await reviveTickets(
    tx,
    changed.flatMap(({ isSeated, ticket: { is, was } }) => (isSeated && was && is !== was ? [was] : [])),
  );
  await returnRequests(tx, {
    dropped: changed.flatMap(({ request: { is, was } }) => (is && is !== was ? [is] : [])),
    reopened: changed.flatMap(({ isSeated, request: { is, was } }) =>
      isSeated && was && is !== was ? [was] : [],
    ),
  });
}

const seekerOf = (registration: Registration) => ({
  registrationId: registration.id,
  ...wishOf(registration),
});
