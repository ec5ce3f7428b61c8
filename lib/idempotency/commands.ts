import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull, lt } from 'drizzle-orm';
import { idempotentAnswer } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { after, clock, DAY_MS } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
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

const TOUCH_EVERY_MS = 1000;
// Several missed touches: the process that was at work has died.
const WORK_PATIENCE_MS = 5000;
const LOOK_EVERY_MS = 250;

/**
 * The same promise for work of many transactions, whose repetition is harmless by itself: the answer is stored after
 * the last of them. A repeat waits for the one that is at work, which says every second that it still is; when it has
 * said nothing for five seconds, its process has died, and the repeat goes over the work again.
 */
export async function onceForMany<T, C extends string>(
  scope: Scope,
  request: KeyedRequest,
  work: (scope: Scope) => Promise<Result<T, C>>,
): Once<T, C> {
  const earlier = await claim<T>(scope, request);
  if (earlier && !earlier.isSameBody) return refuse('IDEMPOTENCY_KEY_REUSED');
  const last = earlier && (await awaitAnswer<T>(scope, request, earlier));
  if (last?.answer) return ok(last.answer);
  // The other was refused meanwhile and has given the key back.
  if (earlier && !last) return onceForMany(scope, request, work);
  const stopTouching = keepTouching(scope, request);
  try {
    const result = await work(scope);
    await (result.ok ? keepAnswer(scope, request, result.value) : giveBack(scope, request));
    return result;
  } catch (error) {
    await giveBack(scope, request);
    throw error;
  } finally {
    stopTouching();
  }
}

function keepTouching(scope: Scope, request: KeyedRequest): () => void {
  const touch = () =>
    scope.db
      .update(idempotentAnswer)
      .set({ touchedAt: clock.now() })
      .where(mine(scope, request))
      // A touch that fails is a touch missed, which is what touches are for.
      .catch((err) => log.warn({ err }, 'work could not say that it goes on'));
  void touch();
  const timer = setInterval(touch, TOUCH_EVERY_MS);
  return () => clearInterval(timer);
}

async function awaitAnswer<T>(
  scope: Scope,
  request: KeyedRequest,
  first: Earlier<T>,
): Promise<Earlier<T> | undefined> {
  let seen: Earlier<T> | undefined = first;
  const isAlive = ({ touchedAt }: Earlier<T>) =>
    clock.now().getTime() < touchedAt.getTime() + WORK_PATIENCE_MS;
  while (seen && !seen.answer && isAlive(seen)) {
    await sleep(LOOK_EVERY_MS);
    seen = await find<T>(scope, request);
  }
  return seen;
}

/** Nothing was answered: the next try is judged afresh. What a repeat has answered meanwhile stays. */
async function giveBack(scope: Scope, request: KeyedRequest): Promise<void> {
  await scope.db.delete(idempotentAnswer).where(and(mine(scope, request), isNull(idempotentAnswer.answer)));
}

const mine = (scope: Scope | TxScope, { key }: KeyedRequest) =>
  and(eq(idempotentAnswer.actor, actorKey(scope.actor)), eq(idempotentAnswer.key, key));

/** Takes the key; tells what is known of it when somebody took it before. */
async function claim<T>(scope: Scope | TxScope, request: KeyedRequest): Promise<Earlier<T> | undefined> {
  const bodyHash = hashOf(request);
  const claimed = await scope.db
    .insert(idempotentAnswer)
    .values({
      actor: actorKey(scope.actor),
      key: request.key,
      bodyHash,
      createdAt: scope.now,
      touchedAt: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ key: idempotentAnswer.key });
  if (claimed.length > 0) return undefined;
  // Whoever had the key may have given it back in between.
  return (await find<T>(scope, request)) ?? claim<T>(scope, request);
}

type Earlier<T> = { isSameBody: boolean; answer: T | null; touchedAt: Date };

async function find<T>(scope: Scope | TxScope, request: KeyedRequest): Promise<Earlier<T> | undefined> {
  const [found] = await scope.db.select().from(idempotentAnswer).where(mine(scope, request));
  if (!found) return undefined;
  const { bodyHash, answer, touchedAt } = found;
  return { isSameBody: bodyHash === hashOf(request), answer: answer as T | null, touchedAt };
}

const hashOf = ({ body }: KeyedRequest): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');

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
