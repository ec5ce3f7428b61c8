import { record } from '@/lib/audit/commands';
import { challengeAddresses } from '@/lib/challenge/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { categoriesOf, currentEdition, tracksOf } from '@/lib/edition/queries';
import { type Edition, windowAt } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import { claimSeats, joinWaitingList, lockSeats, type SeatBook } from '@/lib/pool/commands';
import { waitingPositions } from '@/lib/pool/queries';
import { enqueue } from '@/lib/task/commands';
import type { RegistrationInput } from './input';
import { type Arrival, markWaitlisted, type Registration, writeRegistrations } from './intake';
import { confirmationDeadline, receiptLetter } from './letters';
import { choiceFaults } from './rules';

export type Submitted = {
  id: string;
  reference: string;
  status: 'submitted' | 'waitlisted';
  waitlistPosition?: number;
  /** The open request to confirm the address; absent where it counts as confirmed. */
  challengeId?: string;
};
export type SubmitRefusal = 'REGISTRATION_CLOSED' | 'ALREADY_REGISTERED' | 'INVALID_INPUT';

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
 * neighbours. Seats go in the order given. `came` says when, where that was before now, and by which request.
 */
export async function submitTogether(
  tx: TxScope,
  inputs: RegistrationInput[],
  came: readonly Partial<Omit<Arrival, 'input'>>[] = [],
): Promise<Result<Submitted, SubmitRefusal>[]> {
  const edition = await currentEdition(tx);
  if (!windowAt(edition, tx.now).isOpen) return inputs.map(() => refuse('REGISTRATION_CLOSED'));
  const offered = { tracks: await tracksOf(tx, edition.id), categories: await categoriesOf(tx, edition.id) };
  const faults = inputs.map((input) => choiceFaults(offered, input));
  const sound = inputs
    .map((input, position) => ({ submittedAt: tx.now, requestId: tx.requestId, ...came[position], input }))
    .filter((_, position) => faults[position]?.length === 0);
  const outcomes = sound.length > 0 ? await admit(tx, await lockSeats(tx, edition.id), sound) : [];
  return faults.map((found) =>
    found.length > 0 ? invalid(found) : (outcomes.shift() ?? refuse('INVALID_INPUT')),
  );
}

async function admit(
  tx: TxScope,
  book: SeatBook,
  inputs: Arrival[],
): Promise<Result<Submitted, SubmitRefusal>[]> {
  const { edition } = book;
  // Asked again: it may have been closed while we waited for the lock.
  if (!windowAt(edition, tx.now).isOpen) return inputs.map(() => refuse('REGISTRATION_CLOSED'));
  const written = await writeRegistrations(tx, edition, inputs);
  const rows = written.filter((row) => row !== undefined);
  const wishes = rows.map(({ id, isInternational }) => ({ registrationId: id, isInternational }));
  const left = edition.seatsHeldFrom === 'submission' ? await seat(tx, book, wishes) : [];
  const requests = new Map(written.map((row, position) => [row?.id, inputs[position]?.requestId]));
  const answers = await acknowledge(tx, edition, rows, left, requests);
  return written.map((row) => (row ? ok(answers.get(row.id) as Submitted) : refuse('ALREADY_REGISTERED')));
}

async function seat(
  tx: TxScope,
  book: SeatBook,
  wishes: { registrationId: string; isInternational: boolean }[],
): Promise<string[]> {
  const held = await claimSeats(tx, book, wishes);
  const left = wishes.filter(({ registrationId }) => !held.has(registrationId));
  await joinWaitingList(tx, book, left);
  const ids = left.map(({ registrationId }) => registrationId);
  await markWaitlisted(tx, ids);
  return ids;
}

async function acknowledge(
  tx: TxScope,
  edition: Edition,
  rows: Registration[],
  waitlisted: string[],
  requests: Map<string | undefined, string | undefined>,
): Promise<Map<string, Submitted>> {
  const positions = await waitingPositions(tx, waitlisted);
  const unconfirmed = rows.filter(({ emailConfirmedAt }) => !emailConfirmedAt);
  const challenges = await challengeAddresses(
    tx,
    unconfirmed.map(({ id, emailKey, submittedAt }) => ({
      purpose: 'confirm_email' as const,
      emailKey,
      registrationId: id,
      expiresAt: confirmationDeadline(edition, submittedAt),
    })),
  );
  const secretsOf = new Map(unconfirmed.map(({ id }, position) => [id, challenges[position]]));
  await compose(
    tx,
    edition,
    rows.map((row) => receiptLetter(edition, row, secretsOf.get(row.id), positions.get(row.id))),
  );
  await enqueue(
    tx,
    ...unconfirmed.map(({ id, submittedAt }) => ({
      kind: 'registration.lapse_unconfirmed' as const,
      payload: { registrationId: id },
      runAt: confirmationDeadline(edition, submittedAt),
    })),
  );
  await record(
    tx,
    ...rows.map((row) => ({
      action: 'registration.submitted',
      subject: `registration:${row.id}`,
      requestId: requests.get(row.id),
      after: {
        reference: row.reference,
        state: positions.has(row.id) ? 'waitlisted' : 'submitted',
        category: row.category,
        isInternational: row.isInternational,
      },
    })),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        reference: row.reference,
        status: positions.has(row.id) ? ('waitlisted' as const) : ('submitted' as const),
        ...(positions.has(row.id) && { waitlistPosition: positions.get(row.id) }),
        ...(secretsOf.get(row.id) && { challengeId: secretsOf.get(row.id)?.challengeId }),
      },
    ]),
  );
}
