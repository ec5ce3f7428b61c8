import { type Part, type Rows, rowsFor } from '@/db/insert';
import { registration, vaultRecord } from '@/db/schema';
import { consentRows } from '@/lib/consent/commands';
import { appliesTo, doorOf, type ShownVersions } from '@/lib/consent/rules';
import { foldEmail } from '@/lib/core/fold';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { windowAt } from '@/lib/edition/rules';
import { usageParts } from '@/lib/invitation/commands';
import { reservedIn, spareSeats } from '@/lib/invitation/rules';
import { afterTheList, counterParts, lockSeats, type SeatBook, wakeParts } from '@/lib/pool/book';
import { holdRows } from '@/lib/pool/commands';
import { waitingRows } from '@/lib/pool/line';
import { fullnessIn, type Wish, wishOf } from '@/lib/pool/rules';
import { sealedRecord } from '@/lib/vault/rules';
import { acknowledge, type Submitted } from './acknowledgement';
import { readGround } from './ground';
import type { RegistrationInput } from './input';
import { type Admitted, type Arrival, agreedIn, judge, type SubmitRefusal } from './intake';
import { type Seating, settleSeats, usedInvitations } from './seating';

type Came = Partial<Omit<Arrival, 'input'>>;

export type { Submitted } from './acknowledgement';
export type { SubmitRefusal } from './intake';

/** Submits one application. */
export function submit(
  scope: Scope | TxScope,
  input: RegistrationInput,
): Promise<Result<Submitted, SubmitRefusal>> {
  return inTransaction(scope, async (tx) => {
    const [outcome] = await submitTogether(tx, [input]);
    return outcome ?? refuse('INVALID_INPUT');
  });
}

/**
 * Submits applications in one transaction; each gets its own answer, and a refused one neither delays nor fails its
 * neighbours. Seats go in the order given. `came` says when, where that was before now, and by which request. However
 * many apply: the seats are locked, what decides is read, all is decided in memory, and written by a few statements.
 */
export async function submitTogether(
  tx: TxScope,
  inputs: RegistrationInput[],
  came?: readonly (Came & { shown?: undefined })[],
): Promise<Result<Submitted, SubmitRefusal>[]>;
export async function submitTogether(
  tx: TxScope,
  inputs: RegistrationInput[],
  came: readonly Came[],
): Promise<Result<Submitted, SubmitRefusal | 'CONSENTS_CHANGED'>[]>;
export async function submitTogether(
  tx: TxScope,
  inputs: RegistrationInput[],
  came: readonly Came[] = [],
): Promise<Result<Submitted, SubmitRefusal | 'CONSENTS_CHANGED'>[]> {
  if (inputs.length === 0) return [];
  const applicants = inputs.map((input) => ({ input, emailKey: foldEmail(input.email) }));
  // On one trip: the lock first, and what is read behind it is read when it is had.
  const [book, ground] = await Promise.all([lockSeats(tx), readGround(tx, applicants)]);
  if (!windowAt(book.edition, tx.now).isOpen) return inputs.map(() => refuse('REGISTRATION_CLOSED'));
  const arrivals = inputs.map((input, position) => ({
    submittedAt: tx.now,
    requestId: tx.requestId,
    ...came[position],
    input,
  }));
  const judged = judge(tx, book.edition, ground, arrivals);
  const admitted = judged.flatMap((one) => (one.ok ? [one.value] : []));
  const answers = await takeIn(tx, book, admitted, ground.versions);
  return judged.map((one) => (one.ok ? ok(answers.get(one.value.row.id) as Submitted) : one));
}

async function takeIn(
  tx: TxScope,
  book: SeatBook,
  admitted: Admitted[],
  versions: ShownVersions,
): Promise<Map<string, Submitted>> {
  if (admitted.length === 0) return new Map();
  const { count } = await afterTheList(tx, book);
  const seating = settleSeats(book.edition, count, admitted);
  const positions = positionsOf(seating, book.waiting);
  const parts = [...rowsOf(tx, book, admitted, seating, versions), ...seatParts(book, admitted, seating)];
  // The book counts by now whoever has just got a seat.
  const places = new Map(
    seating.waiting.map(({ row }) => [
      row.id,
      { position: positions.get(row.id) ?? 1, full: fullnessIn(book.count, wishOf(row)) },
    ]),
  );
  return acknowledge(tx, book.edition, admitted, places, parts);
}

/** The places that those who wait have in their lists: nobody has less than no priority, so they stand at the end. */
function positionsOf({ waiting }: Seating, people: Map<Wish['pool'] | string, number>): Map<string, number> {
  const next = new Map(people);
  return new Map(
    waiting.map(({ row }) => {
      const { pool } = wishOf(row);
      const place = (next.get(pool) ?? 0) + 1;
      next.set(pool, place);
      return [row.id, place];
    }),
  );
}

/** The counters, and the invitations that were used; seats reserved for uses that nobody has left go back. */
function seatParts(book: SeatBook, admitted: Admitted[], { held, waiting, takenOver }: Seating): Part[] {
  const invitations = usedInvitations(admitted);
  const spare = [...invitations].flatMap((one) => Array<Wish>(spareSeats(one)).fill(reservedIn(one)));
  for (const one of invitations) one.reservedSeats -= spareSeats(one);
  const joined = waiting.map(({ row }) => wishOf(row));
  return [
    ...counterParts(book, { held, freed: [...takenOver, ...spare], joined }),
    ...usageParts(book, invitations),
    ...(spare.length > 0 ? wakeParts(book) : []),
  ];
}

/** What is written of those taken in: themselves, what they agreed to, what is sealed, their seats and places. */
function rowsOf(
  tx: TxScope,
  book: SeatBook,
  admitted: Admitted[],
  seating: Seating,
  versions: ShownVersions,
): Rows[] {
  const seeker = ({ row }: Admitted) => ({ registrationId: row.id, ...wishOf(row) });
  const waiter = (one: Admitted) => ({ ...seeker(one), isApproved: one.invitation?.approves });
  return [
    rowsFor(
      registration,
      admitted.map(({ row }) => row),
    ),
    consentRows(admitted.map((one) => agreedBy(tx, book, one, versions))),
    rowsFor(vaultRecord, admitted.flatMap(needsRows)),
    holdRows(tx, book, seating.seated.map(seeker)),
    waitingRows(tx, book, seating.waiting.map(waiter)),
  ];
}

/** What each agreed to, in the versions of that moment: those that were shown are the same, `judge` has seen to it. */
const agreedBy = (
  tx: TxScope,
  { edition }: SeatBook,
  { row, arrival }: Admitted,
  versions: ShownVersions,
) => ({
  registrationId: row.id,
  editionId: row.editionId,
  agreed: agreedIn(arrival.input).filter((purpose) => appliesTo(purpose, edition, row)),
  versions,
  locale: arrival.input.locale,
  givenAt: arrival.submittedAt,
  givenBy: arrival.shown ? ('form' as const) : doorOf(tx.actor),
});

const needsRows = ({ row, arrival: { input } }: Admitted) => {
  const { accessNeeds, diet } = input;
  return accessNeeds || diet ? [sealedRecord(row.id, 'needs', { accessNeeds, diet })] : [];
};
