import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { idempotentAnswer } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';

/**
 * Runs `work` once per actor and key. The answer is stored in the transaction of the effect, so a repeat, even after a
 * crash, gets the same answer and causes nothing; two at once wait for each other on the unique key. A refusal is not
 * stored: nothing happened, and the next try is judged afresh.
 */
export async function once<T, C extends string>(
  scope: Scope,
  request: { key: string; body: unknown },
  work: (tx: TxScope) => Promise<Result<T, C>>,
): Promise<Result<T, C | 'IDEMPOTENCY_KEY_REUSED'>> {
  const actor = actorKey(scope.actor);
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
  return inTransaction<T, C | 'IDEMPOTENCY_KEY_REUSED'>(scope, async (tx) => {
    const mine = and(eq(idempotentAnswer.actor, actor), eq(idempotentAnswer.key, request.key));
    const claimed = await tx.db
      .insert(idempotentAnswer)
      .values({ actor, key: request.key, bodyHash, createdAt: tx.now })
      .onConflictDoNothing()
      .returning({ key: idempotentAnswer.key });
    if (claimed.length === 0) {
      const [earlier] = await tx.db.select().from(idempotentAnswer).where(mine);
      return earlier?.bodyHash === bodyHash ? ok(earlier.answer as T) : refuse('IDEMPOTENCY_KEY_REUSED');
    }
    const result = await work(tx);
    if (result.ok)
      await tx.db
        .update(idempotentAnswer)
        .set({ answer: result.value as object })
        .where(mine);
    return result;
  });
}
