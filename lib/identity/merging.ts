import { eq } from 'drizzle-orm';
import { registration, succession } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { sealForOther, takeFiles } from '@/lib/completion/carrying';
import { takeParts } from '@/lib/completion/taking';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { isInternational } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import type { SeatBook } from '@/lib/pool/book';
import { passWork } from '@/lib/queue/passing';
import { takeNeeds } from '@/lib/registration/amendment';
import { lookAgain } from '@/lib/registration/identity';
import type { Registration } from '@/lib/registration/intake';
import { findRegistration } from '@/lib/registration/queries';
import { isActive } from '@/lib/registration/rules';
import { searchTextOf } from '@/lib/registration/search-text';
import {
  changeState,
  closeRequests,
  leave,
  lockRegistrations,
  stateChanged,
} from '@/lib/registration/transition';
import { endTickets, issueTickets } from '@/lib/ticket/commands';
import { judgePair } from './commands';
import type { MergeInput } from './input';
import { mergeLetters } from './letters';
import { mayJudge, mayJudgeDoubles } from './policy';
import { FIELD_NAMES, MERGED_FIELDS, mergedWith, saysSame } from './rules';
import { joinSeats } from './seats';

export type MergeRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'STATE_CHANGED'
  | 'PAIR_DECIDED'
  | 'POOL_FULL'
  | 'FILES_UNAVAILABLE';

/**
 * Makes two applications of one person one. Which stays and what it takes over is chosen; it stands where the better of the
 * two stood, on a seat that one of them had. The other is cancelled, its seat and its ticket go, and its number leads to the
 * one that stays. Of two who join the same at once, the second is told.
 */
export async function merge(scope: Scope, input: MergeInput): Promise<Result<Registration, MergeRefusal>> {
  if (!mayJudgeDoubles(scope.actor)) return refuse('NOT_ALLOWED');
  const files = await filesBetween(scope, input);
  if (!files.ok) return files;
  return inTransaction<Registration, MergeRefusal>(scope, async (tx) => {
    const { book, registrations } = await lockRegistrations(tx, [input.kept, input.lost]);
    const kept = registrations.find(({ reference }) => reference === input.kept);
    const lost = registrations.find(({ reference }) => reference === input.lost);
    // What one of them is about somebody may not decide is, for that person, no pair.
    if (!kept || !lost || !mayJudge(tx.actor, kept, lost)) return refuse('NOT_FOUND');
    const gone = lost.state !== input.seenLost || !isActive(lost.state) ? lost : kept;
    if (gone !== kept || kept.state !== input.seenKept || !isActive(kept.state))
      return stateChanged(gone.state);
    const taken = mergedWith(kept, lost, input.take);
    const next = { ...taken, isInternational: isInternational(book.edition, taken.countryRepresented) };
    // Nobody gives away what is out of one's own reach afterwards.
    if (!mayJudge(tx.actor, next)) return refuse('NOT_ALLOWED');
    const judged = await judgePair(tx, kept, lost, 'same');
    if (!judged.ok) return judged;
    return join(tx, book, { kept, lost, next, input, files: files.value });
  });
}

type Files = Parameters<typeof takeFiles>[2];
type Joining = {
  kept: Registration;
  lost: Registration;
  next: Registration;
  input: MergeInput;
  files: Files;
};

/** What is carried over of files, made ready; nothing where the two are no pair for who asks, which is told behind the lock. */
async function filesBetween(
  scope: Scope,
  { kept, lost }: MergeInput,
): Promise<Result<Files, 'FILES_UNAVAILABLE'>> {
  const [to, from] = await Promise.all([findRegistration(scope, kept), findRegistration(scope, lost)]);
  if (!to || !from || !mayJudge(scope.actor, to, from)) return ok({ sources: '', laid: [] });
  return sealForOther(scope, from.id, to.id);
}

async function join(
  tx: TxScope,
  book: SeatBook,
  { kept, lost, next, input, files }: Joining,
): Promise<Result<Registration, MergeRefusal>> {
  const { edition } = book;
  const seats = await joinSeats(tx, book, { kept, lost, next });
  if (!seats.ok) return seats;
  await endTickets(tx, [lost.id], 'replaced');
  const cause = { cause: 'merged', successor: kept.reference };
  const left = await leave(tx, { edition, book, registration: lost }, 'cancelled', { after: cause });
  if (!left.ok) return left;
  const changed = await write(tx, { kept, lost, next, input });
  const state = await settle(tx, { kept: changed, lost }, seats.value);
  if (!state.ok) return state;
  await takeNeeds(tx, lost.id, kept.id);
  // Before the papers: whose document a scan shows is told by those that each has.
  const carried = await takeFiles(tx, { from: lost.id, to: kept.id, merged: lost.reference }, files);
  if (!carried.ok) return carried;
  await takeParts(tx, lost.id, kept.id);
  await passWork(tx, lost.id, kept.id);
  await tx.db.insert(succession).values({
    id: newId(),
    registrationId: lost.id,
    successorId: kept.id,
    kind: 'merged',
    isTold: input.tell,
    madeBy: actorKey(tx.actor),
    madeAt: tx.now,
  });
  await lookAgain(tx, kept, state.value);
  await compose(
    tx,
    edition,
    await mergeLetters(tx, book, { before: kept, lost, now: state.value, tell: input.tell }),
  );
  return state;
}

/** What it says now, with a fact that names the other and keeps what both said. */
async function write(
  tx: TxScope,
  { kept, lost, next, input }: Omit<Joining, 'files'>,
): Promise<Registration> {
  const [changed] = await tx.db
    .update(registration)
    .set({ ...next, searchText: searchTextOf(next) })
    .where(eq(registration.id, kept.id))
    .returning();
  const columns = FIELD_NAMES.filter((field) => !saysSame(field, kept, lost)).flatMap(
    (field): readonly (keyof Registration)[] => MERGED_FIELDS[field],
  );
  const said = (one: Registration) => Object.fromEntries(columns.map((column) => [column, one[column]]));
  await record(tx, {
    action: 'registration.merged',
    subject: `registration:${kept.id}`,
    after: { merged: lost.reference, fields: input.take.filter((field) => !saysSame(field, kept, lost)) },
    personal: { before: said(kept), other: said(lost), after: said(next) },
  });
  return changed ?? next;
}

/** The state that the one person is in; what the approved one had said about coming goes along with the approval. */
async function settle(
  tx: TxScope,
  { kept, lost }: Pick<Joining, 'kept' | 'lost'>,
  to: Registration['state'],
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  if (to === kept.state) return ok(kept);
  if (kept.state === 'needs_info') await closeRequests(tx, [kept.id]);
  const moved = await changeState(tx, kept, to, {
    action: 'registration.standing_taken_over',
    after: { merged: lost.reference },
  });
  if (!moved.ok || to !== 'approved') return moved;
  await issueTickets(tx, [kept.id]);
  const { attendanceAskedAt, attendanceDueAt, attendanceRemindedAt, attendanceConfirmedAt } = lost;
  const asked = { attendanceAskedAt, attendanceDueAt, attendanceRemindedAt, attendanceConfirmedAt };
  await tx.db.update(registration).set(asked).where(eq(registration.id, kept.id));
  return ok({ ...moved.value, ...asked });
}
