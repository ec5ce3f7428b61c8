import type { Edition } from '@/lib/edition/rules';
import { type Invitation, reservedIn, takenOver } from '@/lib/invitation/rules';
import { allot, type SeatCount, type Wish, wishOf } from '@/lib/pool/rules';
import type { Admitted } from './intake';

/** Where each of those taken in sits; everybody else, when seats are held from approval, needs none yet. */
export type Seating = {
  seated: Admitted[];
  waiting: Admitted[];
  /** What the seated took from the pools, and what they took over from the seats reserved for invitations. */
  held: Wish[];
  takenOver: Wish[];
};

/**
 * Settles the seats of those taken in, in order, from what the waiting list leaves: first the seats that invitations have
 * kept for their bearers, whenever others get theirs, then the others. Whoever a code approves is approved with a seat;
 * without one, in the list.
 */
export function settleSeats(edition: Edition, left: SeatCount, admitted: readonly Admitted[]): Seating {
  const { count, bearers, reserved } = takeReserved(left, admitted);
  const others = admitted
    .filter((one) => !bearers.has(one))
    .filter(({ invitation }) => edition.seatsHeldFrom === 'submission' || invitation?.approves)
    .map((one) => ({ ...wishOf(one.row), one }));
  const allotted = allot(
    count,
    others.map((other) => [other]),
  );
  const seated = [...bearers, ...allotted.held.map(({ one }) => one)];
  const waiting = allotted.left.map(({ one }) => one);
  for (const { row, invitation } of seated) if (invitation?.approves) row.state = 'approved';
  for (const { row } of waiting) row.state = 'waitlisted';
  return { seated, waiting, held: seated.map(({ row }) => wishOf(row)), takenOver: reserved };
}

function takeReserved(left: SeatCount, admitted: readonly Admitted[]) {
  let count = left;
  const bearers = new Set<Admitted>();
  const reserved: Wish[] = [];
  for (const one of admitted) {
    const { invitation, row } = one;
    const after = invitation && invitation.reservedSeats > 0 && takenOver(count, invitation, wishOf(row));
    if (!after) continue;
    count = after;
    invitation.reservedSeats -= 1;
    reserved.push(reservedIn(invitation));
    bearers.add(one);
  }
  return { count, bearers, reserved };
}

/** The invitations that were used, each once. */
export const usedInvitations = (admitted: readonly Admitted[]): Set<Invitation> =>
  new Set(admitted.flatMap(({ invitation }) => invitation ?? []));
