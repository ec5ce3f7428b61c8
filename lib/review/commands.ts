import { decision as decisionTable, type Prior } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { expectOk, ok, type Refused, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import type { SeatBook } from '@/lib/pool/book';
import { approvedWaiters, waitingPosition } from '@/lib/pool/list';
import { fullnessIn, wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import type { WaitingPlace } from '@/lib/registration/letters';
import { lockRegistrations, stateChanged } from '@/lib/registration/transition';
import { CARRY_OUT, type Decided, type DecisionRefusal } from './acts';
import type { BulkDecisionInput, DecisionInput } from './input';
import { decisionLetter } from './letters';
import { mayDecide, mayDecideOn } from './policy';
import { priorOf } from './prior';
import { canDecide, heldUntil, TOGETHER } from './rules';

/** Takes one decision. The second of two reviewers is told what the first decided. */
export function decide(
  scope: Scope | TxScope,
  reference: string,
  input: DecisionInput,
): Promise<Result<Registration, DecisionRefusal | 'INVALID_INPUT'>> {
  return inTransaction<Registration, DecisionRefusal | 'INVALID_INPUT'>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (isTooLate(input, tx.now)) return invalid(TOO_LATE);
    const decided = await decideTogether(tx, [reference], input);
    return decided.get(reference) ?? refuse('NOT_FOUND');
  });
}

/** Nobody can answer by a moment that has passed. */
const isTooLate = ({ deadlineAt }: Pick<DecisionInput, 'deadlineAt'>, now: Date): boolean =>
  deadlineAt !== undefined && deadlineAt <= now;
const TOO_LATE = [{ path: 'deadlineAt', code: 'in_the_past' }];

export type BulkOutcome = { done: string[]; skipped: { reference: string; code: DecisionRefusal }[] };

/** Takes the same decision on many; a refusal of one never undoes the others. */
export async function decideMany(
  scope: Scope | TxScope,
  { references, ...input }: BulkDecisionInput,
): Promise<Result<BulkOutcome, 'NOT_ALLOWED' | 'INVALID_INPUT'>> {
  if (!mayDecide(scope.actor)) return refuse('NOT_ALLOWED');
  if (isTooLate(input, scope.now)) return invalid(TOO_LATE);
  const outcome: BulkOutcome = { done: [], skipped: [] };
  const wanted = [...new Set(references)];
  for (let start = 0; start < wanted.length; start += TOGETHER) {
    const some = wanted.slice(start, start + TOGETHER);
    const decided = expectOk(
      await inTransaction(scope, async (tx) => ok(await decideTogether(tx, some, input))),
    );
    for (const reference of some) {
      const one = decided.get(reference) ?? refuse('NOT_FOUND');
      if (one.ok) outcome.done.push(reference);
      else outcome.skipped.push({ reference, code: one.refusal.code });
    }
  }
  return ok(outcome);
}

/** What somebody was seen as, where it is not the same for all of them. */
type Seen = Pick<DecisionInput, 'seenState' | 'seenApproved'>;

/** Decides on those that are there, by a handful of statements however many they are; each gets its own answer. */
export async function decideTogether(
  tx: TxScope,
  references: string[],
  input: DecisionInput,
  { seen, bulkId }: { seen?: ReadonlyMap<string, Seen>; bulkId?: string } = {},
): Promise<Map<string, Decided>> {
  const { book, registrations } = await lockRegistrations(tx, references);
  const answers = new Map<string, Decided>();
  const approved =
    input.seenApproved || seen
      ? await approvedWaiters(
          tx,
          registrations.map(({ id }) => id),
        )
      : new Set<string>();
  const open = registrations.filter((before) => {
    // Whom somebody may not decide on is, for that person, not there.
    if (!mayDecideOn(tx.actor, before)) return false;
    const obstacle = obstacleTo(
      { ...input, ...seen?.get(before.reference) },
      before,
      approved.has(before.id),
    );
    if (obstacle) answers.set(before.reference, obstacle);
    return !obstacle;
  });
  const priors = await priorOf(tx, open);
  for (const [reference, answer] of await CARRY_OUT[input.decision](tx, book, open, input)) {
    answers.set(reference, answer);
  }
  const decided = open.flatMap((before) => {
    const answer = answers.get(before.reference);
    return answer?.ok
      ? [{ id: newId(), before, now: answer.value, prior: priors.get(before.id), bulkId }]
      : [];
  });
  await keep(tx, book, decided, input);
  return answers;
}

type Kept = { id: string; before: Registration; now: Registration; prior?: Prior; bulkId?: string };
async function keep(
  tx: TxScope,
  { edition, count }: SeatBook,
  decided: Kept[],
  input: DecisionInput,
): Promise<void> {
  if (decided.length === 0) return;
  const until = heldUntil(edition.decisionGraceMinutes, tx.now);
  await tx.db.insert(decisionTable).values(
    decided.map(({ id, before, now, prior, bulkId }) => ({
      id,
      registrationId: before.id,
      decision: input.decision,
      fromState: before.state,
      toState: now.state,
      reasonCode: input.reasonCode,
      note: input.note,
      decidedBy: actorKey(tx.actor),
      decidedAt: tx.now,
      letterHeldUntil: until,
      prior,
      bulkId,
    })),
  );
  const places = new Map<string, WaitingPlace>();
  for (const { now } of decided) {
    const position = now.state === 'waitlisted' ? await waitingPosition(tx, now.id) : undefined;
    if (position) places.set(now.id, { position, full: fullnessIn(count, wishOf(now)) });
  }
  const letters = decided.map(({ id, now }) => ({
    ...decisionLetter(edition, now, id, input, tx.now, places.get(now.id)),
    heldUntil: until,
  }));
  await compose(tx, edition, letters);
}

function obstacleTo(
  input: DecisionInput,
  { state }: Registration,
  isApproved: boolean,
): Refused<DecisionRefusal> | undefined {
  // An approval in advance leaves the state as it is: whoever saw it without must hear of it all the same.
  if (input.seenApproved && (input.seenApproved === 'yes') !== isApproved) return stateChanged(state);
  if (input.seenState && input.seenState !== state) return stateChanged(state);
  return canDecide(input.decision, state) ? undefined : stateChanged(state);
}
