import { and, eq, gt, lte } from 'drizzle-orm';
import { passkeyChallenge } from '@/db/schema';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { hasPasskeys, QUESTION_MINUTES } from './rules';

type Purpose = (typeof passkeyChallenge.$inferSelect)['purpose'];

/** Whom a passkey is made for and shown to: us, by the public address. Undefined where that is no name. */
export function relyingParty(): { id: string; origin: string } | undefined {
  const { hostname, origin } = new URL(env().publicUrl);
  return hasPasskeys(hostname) ? { id: hostname, origin } : undefined;
}

/** Keeps what a passkey is asked to sign; a question of the same session and purpose that is still open is over by it. */
export async function keepQuestion(
  tx: TxScope,
  sessionId: string,
  purpose: Purpose,
  challenge: string,
): Promise<void> {
  const asked = { challenge, expiresAt: after(tx.now, QUESTION_MINUTES * MINUTE_MS) };
  await tx.db
    .insert(passkeyChallenge)
    .values({ sessionId, purpose, ...asked })
    .onConflictDoUpdate({ target: [passkeyChallenge.sessionId, passkeyChallenge.purpose], set: asked });
}

/**
 * Takes the open question of a session, in a transaction of its own: whatever the answer is worth, it was the only one.
 * Undefined when there is none, or it has expired.
 */
export async function takeQuestion(
  scope: Scope,
  sessionId: string,
  purpose: Purpose,
): Promise<string | undefined> {
  const taken = await inTransaction(scope, async (tx) => {
    const [open] = await tx.db
      .delete(passkeyChallenge)
      .where(
        and(
          eq(passkeyChallenge.sessionId, sessionId),
          eq(passkeyChallenge.purpose, purpose),
          gt(passkeyChallenge.expiresAt, tx.now),
        ),
      )
      .returning({ challenge: passkeyChallenge.challenge });
    return ok(open?.challenge);
  });
  return expectOk(taken);
}

/** Forgets questions that nobody has answered. */
export async function discardExpiredQuestions({ db, now }: Scope): Promise<void> {
  await db.delete(passkeyChallenge).where(lte(passkeyChallenge.expiresAt, now));
}
