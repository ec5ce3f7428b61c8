import { inArray } from 'drizzle-orm';
import { decision, decisionUndo } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import { recallLetters, sendOvertaken } from '@/lib/mail/recalling';
import type { SeatBook } from '@/lib/pool/book';
import { waitingPosition } from '@/lib/pool/list';
import { fullnessIn, wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import { letterTo } from '@/lib/registration/letters';
import { hasLiveTwin } from '@/lib/registration/queries';
import { lockRegistrationsById, stateChanged } from '@/lib/registration/transition';
import { decisionFact, firstInLineLetter } from './letters';
import { changedMeanwhile } from './meanwhile';
import { mayDecide, mayDecideOn } from './policy';
import { type Restored, restore } from './restoring';
import { isLeftAsDecided, isSeatedAsNow } from './rules';

export type UndoRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ALREADY_UNDONE'
  | 'LETTER_SENT'
  | 'STATE_CHANGED'
  | 'CHANGED_SINCE'
  | 'ALREADY_REGISTERED';
export type Undone = Result<Restored & { reference: string }, UndoRefusal>;
type Decision = typeof decision.$inferSelect;

/** Takes a decision back, completely, before its letter has left; says why not where that cannot be. */
export function undo(scope: Scope | TxScope, decisionId: string): Promise<Undone> {
  return inTransaction(scope, async (tx): Promise<Undone> => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (!isId(decisionId)) return refuse('NOT_FOUND');
    const answers = await undoTogether(tx, [decisionId]);
    return answers.get(decisionId) ?? refuse('NOT_FOUND');
  });
}

/** Takes back those of the decisions that can be, each with an answer of its own; one for each registration. */
export async function undoTogether(tx: TxScope, decisionIds: string[]): Promise<Map<string, Undone>> {
  const decisions = await tx.db.select().from(decision).where(inArray(decision.id, decisionIds));
  const { book, registrations } = await lockRegistrationsById(
    tx,
    decisions.map(({ registrationId }) => registrationId),
  );
  const found = new Map(registrations.map((one) => [one.id, one]));
  const pairs = decisions.flatMap((one) => {
    const registration = found.get(one.registrationId);
    // Whom somebody may not decide on is, for that person, not there.
    return registration && mayDecideOn(tx.actor, registration) ? [{ decision: one, registration }] : [];
  });
  const answers = await obstaclesTo(tx, book, pairs);
  const open = pairs.filter(({ decision: { id } }) => !answers.has(id));
  // The last judge: the sender may have begun while we waited for the lock.
  const recalled = await recallLetters(tx, open.map(factOf));
  for (const pair of open) {
    if (!recalled.has(factOf(pair))) answers.set(pair.decision.id, refuse('LETTER_SENT'));
  }
  const undone = open.filter(({ decision: { id } }) => !answers.has(id));
  const restored = await takeBack(tx, book, undone);
  for (const {
    decision: { id },
    registration,
  } of undone) {
    const now = restored.get(registration.id);
    if (now) answers.set(id, ok({ ...now, reference: registration.reference }));
  }
  return answers;
}

type Pair = { decision: Decision; registration: Registration };
const factOf = ({ decision: { id }, registration }: Pair) => letterTo(registration, decisionFact(id)).factKey;

async function obstaclesTo(tx: TxScope, { edition }: SeatBook, pairs: Pair[]): Promise<Map<string, Undone>> {
  const ids = pairs.map(({ decision: { id } }) => id);
  const before = await tx.db
    .select({ id: decisionUndo.decisionId })
    .from(decisionUndo)
    .where(inArray(decisionUndo.decisionId, ids));
  const isUndone = new Set(before.map(({ id }) => id));
  const changed = await changedMeanwhile(
    tx,
    pairs.map(({ decision: one }) => one),
  );
  const answers = new Map<string, Undone>();
  for (const { decision: one, registration } of pairs) {
    if (isUndone.has(one.id)) answers.set(one.id, refuse('ALREADY_UNDONE'));
    else if (!one.prior || !one.letterHeldUntil || one.letterHeldUntil <= tx.now)
      answers.set(one.id, refuse('LETTER_SENT'));
    else if (!isLeftAsDecided(one, registration)) answers.set(one.id, stateChanged(registration.state));
    // What was before may be no standing any more: seats are held from another moment now.
    else if (
      changed.has(one.id) ||
      !isSeatedAsNow({ ...one, prior: one.prior }, registration, edition.seatsHeldFrom)
    )
      answers.set(one.id, refuse('CHANGED_SINCE'));
    else if (registration.state === 'cancelled' && (await hasLiveTwin(tx, registration)))
      answers.set(one.id, refuse('ALREADY_REGISTERED'));
  }
  return answers;
}

async function takeBack(tx: TxScope, book: SeatBook, pairs: Pair[]): Promise<Map<string, Restored>> {
  if (pairs.length === 0) return new Map();
  const restored = await restore(
    tx,
    book,
    pairs.flatMap(({ decision: { fromState, prior }, registration }) =>
      prior ? [{ registration, fromState, prior }] : [],
    ),
  );
  await tx.db.insert(decisionUndo).values(
    pairs.map(({ decision: { id } }) => ({
      decisionId: id,
      undoneBy: actorKey(tx.actor),
      undoneAt: tx.now,
    })),
  );
  await record(
    tx,
    ...pairs.map(({ decision: { id, decision: what }, registration }) => ({
      action: 'decision.undone',
      subject: `registration:${registration.id}`,
      before: { state: registration.state, decision: what },
      after: { state: restored.get(registration.id)?.state, undone: id },
    })),
  );
  await sendOvertaken(
    tx,
    pairs.map((pair) => ({
      registrationId: pair.registration.id,
      at: pair.decision.decidedAt,
      by: factOf(pair),
    })),
  );
  await tellWhoWaits(tx, book, pairs, restored);
  return restored;
}

/** Whose seat is gone hears that they wait: that did happen to them. */
async function tellWhoWaits(
  tx: TxScope,
  book: SeatBook,
  pairs: Pair[],
  restored: Map<string, Restored>,
): Promise<void> {
  const letters = [];
  for (const {
    decision: { id, fromState },
    registration,
  } of pairs) {
    if (!restored.get(registration.id)?.isFirstInLine) continue;
    const position = (await waitingPosition(tx, registration.id)) ?? 1;
    const place = { position, full: fullnessIn(book.count, wishOf(registration)) };
    letters.push(firstInLineLetter(registration, id, place, fromState === 'approved'));
  }
  await compose(tx, book.edition, letters);
}
