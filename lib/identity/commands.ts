import { and, eq } from 'drizzle-orm';
import { doublePair } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { Registration } from '@/lib/registration/intake';
import { isActive } from '@/lib/registration/rules';
import { lockRegistrations } from '@/lib/registration/transition';
import type { DifferentInput, PairInput } from './input';
import { mayJudge, mayJudgeDoubles } from './policy';

type Pair = [Registration, Registration];
export type PairRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'PAIR_DECIDED';

/** Remembers for good that two registrations are of different people, until somebody opens the question again. */
export function markDifferent(
  scope: Scope | TxScope,
  { note, ...pair }: DifferentInput,
): Promise<Result<void, PairRefusal>> {
  return onPair(scope, pair, async (tx, both) => {
    const judged = await judgePair(tx, ...both, 'different', note);
    if (!judged.ok) return judged;
    await recordOn(tx, both, 'double.marked_different', note);
    return ok(undefined);
  });
}

/** Asks anew whether two that were held to be different are one. Two that were joined are parted by bringing one back. */
export function reopenPair(scope: Scope | TxScope, pair: PairInput): Promise<Result<void, PairRefusal>> {
  return onPair(scope, pair, async (tx, both) => {
    const reopened = await tx.db
      .update(doublePair)
      .set({ verdict: null, decidedBy: null, decidedAt: null, note: null })
      .where(and(isPair(...both), eq(doublePair.verdict, 'different')))
      .returning({ of: doublePair.firstId });
    if (reopened.length === 0) return refuse('PAIR_DECIDED');
    await recordOn(tx, both, 'double.reopened');
    return ok(undefined);
  });
}

/**
 * Sets the verdict on a pair under the lock of both. One is enough: the second who judges is told, except where two that were
 * joined are both alive again.
 */
export async function judgePair(
  tx: TxScope,
  one: Registration,
  other: Registration,
  verdict: 'different' | 'same',
  note?: string,
): Promise<Result<void, 'PAIR_DECIDED'>> {
  const [before] = await tx.db.select().from(doublePair).where(isPair(one, other));
  const isParted = before?.verdict === 'same' && isActive(one.state) && isActive(other.state);
  if (before?.verdict && !isParted) return refuse('PAIR_DECIDED', { verdict: before.verdict });
  const [firstId, secondId] = inOrder(one, other);
  const judged = { verdict, decidedBy: actorKey(tx.actor), decidedAt: tx.now, note: note ?? null };
  await tx.db
    .insert(doublePair)
    .values({ firstId, secondId, editionId: one.editionId, reasons: [], foundAt: tx.now, ...judged })
    .onConflictDoUpdate({ target: [doublePair.firstId, doublePair.secondId], set: judged });
  return ok(undefined);
}

const inOrder = (one: Registration, other: Registration): [string, string] =>
  one.id < other.id ? [one.id, other.id] : [other.id, one.id];

function isPair(one: Registration, other: Registration) {
  const [firstId, secondId] = inOrder(one, other);
  return and(eq(doublePair.firstId, firstId), eq(doublePair.secondId, secondId));
}

/** The fact stands in the history of both, each naming the other. */
const recordOn = (tx: TxScope, [one, other]: Pair, action: string, note?: string): Promise<void> =>
  record(
    tx,
    ...[
      [one, other],
      [other, one],
    ].map(([of, its]) => ({
      action,
      subject: `registration:${of?.id}`,
      after: { other: its?.reference },
      // Written by hand, so it may say anything about anybody.
      personal: note ? { note } : undefined,
    })),
  );

function onPair(
  scope: Scope | TxScope,
  { first, second }: PairInput,
  work: (tx: TxScope, both: Pair) => Promise<Result<void, PairRefusal>>,
): Promise<Result<void, PairRefusal>> {
  return inTransaction<void, PairRefusal>(scope, async (tx) => {
    if (!mayJudgeDoubles(tx.actor)) return refuse('NOT_ALLOWED');
    const { registrations } = await lockRegistrations(tx, [first, second]);
    const [one, other] = registrations;
    if (!one || !other || !mayJudge(tx.actor, one, other)) return refuse('NOT_FOUND');
    return work(tx, [one, other]);
  });
}
