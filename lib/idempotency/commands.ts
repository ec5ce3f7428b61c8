import { createHash } from 'node:crypto';
import { and, eq, lt } from 'drizzle-orm';
import { idempotentAnswer } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { after, DAY_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';

export type KeyedRequest = { key: string; body: unknown };
type Once<T, C extends string> = Promise<Result<T, C | 'IDEMPOTENCY_KEY_REUSED'>>;

/**
 * Runs `work` once per actor and key. The answer is stored in the transaction of the effect, so a repeat, even after a
 * crash, gets the same answer and causes nothing; two at once wait for each other on the unique key. A refusal is not
 * stored: nothing happened, and the next try is judged afresh.
 */
export function once<T, C extends string>(
  scope: Scope,
  request: KeyedRequest,
  work: (tx: TxScope) => Promise<Result<T, C>>,
): Once<T, C> {
  return inTransaction<T, C | 'IDEMPOTENCY_KEY_REUSED'>(scope, async (tx) => {
    const earlier = await claim<T>(tx, request);
    if (earlier) return earlier.isSameBody ? ok(earlier.answer as T) : refuse('IDEMPOTENCY_KEY_REUSED');
    const result = await work(tx);
    if (result.ok) await keepAnswer(tx, request, result.value);
    return result;
  });
}

/**
 * The same promise for work of many transactions, whose repetition is harmless by itself: the answer is stored after
 * the last of them, and a repeat after a crash goes over the work again.
 */
export async function onceForMany<T, C extends string>(
  scope: Scope,
  request: KeyedRequest,
  work: (scope: Scope) => Promise<Result<T, C>>,
): Once<T, C> {
  const earlier = await claim<T>(scope, request);
  if (earlier && !earlier.isSameBody) return refuse('IDEMPOTENCY_KEY_REUSED');
  if (earlier?.answer) return ok(earlier.answer);
  const result = await work(scope);
  if (result.ok) await keepAnswer(scope, request, result.value);
  return result;
}

const mine = (scope: Scope | TxScope, { key }: KeyedRequest) =>
  and(eq(idempotentAnswer.actor, actorKey(scope.actor)), eq(idempotentAnswer.key, key));

/** Takes the key; tells what is known of it when somebody took it before. */
async function claim<T>(
  scope: Scope | TxScope,
  request: KeyedRequest,
): Promise<{ isSameBody: boolean; answer: T | null } | undefined> {
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
  const claimed = await scope.db
    .insert(idempotentAnswer)
    .values({ actor: actorKey(scope.actor), key: request.key, bodyHash, createdAt: scope.now })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  if (claimed.length > 0) return undefined;
  const [earlier] = await scope.db.select().from(idempotentAnswer).where(mine(scope, request));
  return { isSameBody: earlier?.bodyHash === bodyHash, answer: (earlier?.answer ?? null) as T | null };
}

async function keepAnswer(scope: Scope | TxScope, request: KeyedRequest, answer: unknown): Promise<void> {
  await scope.db
    .update(idempotentAnswer)
    // drizzle leaves an undefined column as it was, and has nothing to write here without it.
    .set({ answer: (answer ?? {}) as object })
    .where(mine(scope, request));
}

const KEPT_DAYS = 30;

/** Forgets answers so old that nobody repeats the request for them. */
export async function discardOldAnswers(scope: Scope): Promise<void> {
  await scope.db
    .delete(idempotentAnswer)
    .where(lt(idempotentAnswer.createdAt, after(scope.now, -KEPT_DAYS * DAY_MS)));
}
