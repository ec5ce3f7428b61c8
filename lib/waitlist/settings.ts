import { and, asc, eq, inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { changeSettings as changeOthers, noteHeldFrom } from '@/lib/edition/commands';
import type { SettingsInput } from '@/lib/edition/input';
import { mayChangeSettings } from '@/lib/edition/policy';
import { changedSince, type Edition } from '@/lib/edition/rules';
import { compose, type NewMail } from '@/lib/mail/commands';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { keepOrClaimSeats, releaseSeats } from '@/lib/pool/commands';
import { joinWaitingList } from '@/lib/pool/line';
import { approvedWaiters, waitingPosition } from '@/lib/pool/list';
import { keepersOf } from '@/lib/pool/returning';
import { fullnessIn, wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import { addressed, letterTo, statusLink } from '@/lib/registration/letters';
import { keepPromises, type Promises } from '@/lib/registration/promises';
import { changeStates, closeRequests } from '@/lib/registration/transition';

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT' | 'SETTINGS_CHANGED';
type How = {
  reason?: string;
  /** What the settings were when the person decided; whoever changed one of them since has to be looked at first. */
  seen?: SettingsInput;
};

/**
 * Changes settings of an edition, with everything that they do to people: nobody is evicted by a smaller size, a larger one
 * wakes the waiting list, another moment from which seats are held gives seats, or takes them from the undecided, and nobody
 * loses a deadline that they were told.
 */
export async function changeSettings(
  scope: Scope,
  editionId: string,
  changes: SettingsInput,
  how: How = {},
): Promise<Result<Edition, Refusal>> {
  const made = await makeChanges(scope, editionId, changes, how);
  return made.ok ? ok(made.value.edition) : made;
}

/** The same, telling what it did to promises. */
export function makeChanges(
  scope: Scope,
  editionId: string,
  { seatsHeldFrom, ...others }: SettingsInput,
  { reason, seen = {} }: How,
): Promise<Result<{ edition: Edition; promises: Promises }, Refusal>> {
  return inTransaction<{ edition: Edition; promises: Promises }, Refusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    if (book.edition.id !== editionId) return refuse('NOT_FOUND');
    const stale = changedSince(seen, book.edition);
    // What is as wanted already is nobody's loss: a form that is sent twice changes nothing twice.
    const isWanted =
      changedSince({ ...others, ...(seatsHeldFrom && { seatsHeldFrom }) }, book.edition).length === 0;
    if (stale.length > 0 && !isWanted) return refuse('SETTINGS_CHANGED', { settings: stale });
    if (seatsHeldFrom && seatsHeldFrom !== book.edition.seatsHeldFrom) {
      await (seatsHeldFrom === 'approval' ? holdFromApproval(tx, book) : holdFromSubmission(tx, book));
      await noteHeldFrom(tx, book.edition, seatsHeldFrom);
    }
    const changed = await changeOthers(tx, editionId, others, reason);
    if (!changed.ok) return changed;
    return ok({ edition: changed.value, promises: await keepPromises(tx, book.edition, changed.value) });
  });
}

/**
 * The undecided give up their seats, and who waits undecided goes back to review: a seat comes with the approval. Bearers of
 * invitations keep theirs, which may have been reserved for them, and so do those who had been approved before.
 */
async function holdFromApproval(tx: TxScope, book: SeatBook): Promise<void> {
  const undecided = await inStates(tx, book, ['submitted', 'needs_info']);
  const waiters = await inStates(tx, book, ['waitlisted']);
  const approved = await approvedWaiters(tx, ids(waiters));
  const returning = waiters.filter(({ id }) => !approved.has(id));
  const keepers = await keepersOf(tx, ids(undecided));
  const seatless = undecided.filter(({ id, invitationId }) => !invitationId && !keepers.has(id));
  await releaseSeats(tx, book, ids([...seatless, ...returning]));
  const returned = await changeStates(tx, returning, 'submitted', {
    action: 'registration.returned_to_review',
  });
  const key = `returned:${tx.now.getTime()}`;
  await compose(
    tx,
    book.edition,
    returned.map((one): NewMail => {
      const to = letterTo(one, key);
      return { ...to, kind: 'under_review', values: { ...addressed(one), link: statusLink(to.locale) } };
    }),
  );
}

/** The undecided get seats in the order in which they applied; whom there is none left for waits. */
async function holdFromSubmission(tx: TxScope, book: SeatBook): Promise<void> {
  const undecided = await inStates(tx, book, ['submitted', 'needs_info']);
  const seekers = undecided.map((one) => ({ registrationId: one.id, ...wishOf(one) }));
  const seated = await keepOrClaimSeats(tx, book, seekers);
  await joinWaitingList(
    tx,
    book,
    seekers.filter(({ registrationId }) => !seated.has(registrationId)),
  );
  const left = undecided.filter(({ id }) => !seated.has(id));
  await closeRequests(tx, ids(left));
  const waitlisted = await changeStates(tx, left, 'waitlisted', { action: 'registration.waitlisted' });
  const key = `waitlisted:${tx.now.getTime()}`;
  const letters: NewMail[] = [];
  for (const one of waitlisted) {
    const to = letterTo(one, key);
    const position = (await waitingPosition(tx, one.id)) ?? 0;
    const full = fullnessIn(book.count, wishOf(one));
    const values = { ...addressed(one), link: statusLink(to.locale), position, full };
    letters.push({ ...to, kind: 'waitlisted', values });
  }
  await compose(tx, book.edition, letters);
}

const inStates = (tx: TxScope, book: SeatBook, states: Registration['state'][]): Promise<Registration[]> =>
  tx.db
    .select()
    .from(registration)
    .where(and(eq(registration.editionId, book.edition.id), inArray(registration.state, states)))
    .orderBy(asc(registration.submittedAt), asc(registration.id))
    .for('no key update');

const ids = (rows: Registration[]): string[] => rows.map(({ id }) => id);
