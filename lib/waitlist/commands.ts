import { inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { compose, type NewMail } from '@/lib/mail/commands';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { promoteWaiting } from '@/lib/pool/line';
import type { Waiter } from '@/lib/pool/list';
import type { Registration } from '@/lib/registration/intake';
import { addressed, approvedLetter, letterTo, statusLink } from '@/lib/registration/letters';
import { changeStates, type StateFact } from '@/lib/registration/transition';
import { issueTickets } from '@/lib/ticket/commands';

const BATCH = 250;

/**
 * Gives freed seats to those who have waited longest, until seats or people run out; each is told once. Safe to run
 * any number of times and by several workers: the lock on the edition's seats makes them take turns.
 */
export async function promoteAll(scope: Scope): Promise<number> {
  let promoted = 0;
  for (;;) {
    const some = expectOk(await inTransaction(scope, async (tx) => ok(await promoteSome(tx))));
    promoted += some;
    if (some < BATCH) return promoted;
  }
}

async function promoteSome(tx: TxScope): Promise<number> {
  const book = await lockSeats(tx);
  const waiters = await promoteWaiting(tx, book, BATCH);
  await welcome(tx, book, waiters);
  return waiters.length;
}

/**
 * What follows from a seat for those who waited: back to review, or, for who was approved in advance, approved with a
 * ticket; and a letter.
 */
export async function welcome(
  tx: TxScope,
  book: SeatBook,
  waiters: Waiter[],
  fact: StateFact = { action: 'registration.promoted' },
): Promise<void> {
  if (waiters.length === 0) return;
  const ids = waiters.map(({ registrationId }) => registrationId);
  const rows = await tx.db
    .select()
    .from(registration)
    .where(inArray(registration.id, ids))
    .for('no key update');
  const approvers = new Map(waiters.map((one) => [one.registrationId, one.approvedBy]));
  const isApproved = ({ id }: Registration) => Boolean(approvers.get(id));
  const approved = await changeStates(tx, rows.filter(isApproved), 'approved', fact);
  await issueTickets(
    tx,
    approved.map(({ id }) => id),
  );
  const waitingForReview = rows.filter((row) => !isApproved(row));
  const submitted = await changeStates(tx, waitingForReview, 'submitted', fact);
  // List and states move under one lock; a mismatch would be a bug, and must not be papered over.
  if (approved.length + submitted.length !== waiters.length) throw new Error('who waits is not waitlisted');
  const key = `promoted:${tx.now.getTime()}`;
  await compose(tx, book.edition, [
    ...approved.map((one) => approvedLetter(one, key)),
    ...submitted.map((one) => promotedLetter(one, key)),
  ]);
}

function promotedLetter(promoted: Registration, key: string): NewMail {
  const to = letterTo(promoted, key);
  return { ...to, kind: 'promoted', values: { ...addressed(promoted), link: statusLink(to.locale) } };
}
