import { and, eq, isNull, lt } from 'drizzle-orm';
import { authenticator, factorRule, passkey, recoveryCode, user } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { mayManageStaff } from '@/lib/auth/policy';
import { endSessionsOf } from '@/lib/auth/proof';
import { isRequired, type RequiredOf } from '@/lib/auth/rules';
import { actorKey, type Person } from '@/lib/core/actor';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import type { Locale } from '@/messages/locales';
import { mayHaveFactors, mayReset } from './policy';
import { countFactors, factorRuleNow, lockOwner } from './queries';
import { ENROLMENT_MINUTES } from './rules';
import { tell } from './telling';

type RemovalFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'STATE_CHANGED' | 'LAST_FACTOR';

/** Removes one's own app. The last factor stays as long as one is required of its owner. */
export const removeApp = (
  scope: Scope,
  { locale }: { locale: Locale },
): Promise<Result<void, RemovalFault>> =>
  remove(scope, locale, async (tx, { userId }) => {
    const gone = await tx.db
      .delete(authenticator)
      .where(eq(authenticator.userId, userId))
      .returning({ confirmedAt: authenticator.confirmedAt });
    return gone.length > 0 ? { fact: { kind: 'app' } } : undefined;
  });

/** Removes one of one's own passkeys, under the same rule. */
export const removePasskey = (
  scope: Scope,
  { passkeyId, locale }: { passkeyId: string; locale: Locale },
): Promise<Result<void, RemovalFault>> =>
  remove(scope, locale, async (tx, { userId }) => {
    const [gone] = await tx.db
      .delete(passkey)
      .where(and(eq(passkey.id, passkeyId), eq(passkey.userId, userId)))
      .returning({ name: passkey.name });
    return gone && { fact: { kind: 'passkey', passkey: passkeyId }, personal: { name: gone.name } };
  });

type Gone = { fact: Record<string, unknown>; personal?: Record<string, unknown> };

function remove(
  scope: Scope,
  locale: Locale,
  take: (tx: TxScope, person: Person) => Promise<Gone | undefined>,
): Promise<Result<void, RemovalFault>> {
  return inTransaction<void, RemovalFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    await lockOwner(tx, actor.userId);
    const gone = await take(tx, actor);
    if (!gone) return refuse('STATE_CHANGED');
    const isLast = (await countFactors(tx, actor.userId)) === 0;
    if (isLast && isRequired(await factorRuleNow(tx), actor.roles)) return refuse('LAST_FACTOR');
    // Codes for the day on which the factor is gone: it is gone for good.
    if (isLast) await tx.db.delete(recoveryCode).where(eq(recoveryCode.userId, actor.userId));
    await record(tx, {
      action: 'factor.removed',
      subject: `person:${actor.userId}`,
      before: gone.fact,
      personal: gone.personal,
    });
    await tell(tx, actor, 'removed', locale);
    return ok(undefined);
  });
}

type ResetFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NOT_FOUND';

/**
 * Takes all factors of somebody who has lost them, and ends every session: the lost phone may be signed in. The person begins
 * anew by mail, and is written to.
 */
export function resetFactors(
  scope: Scope,
  { userId, reason, locale }: { userId: string; reason: string; locale: Locale },
): Promise<Result<void, ResetFault>> {
  return inTransaction<void, ResetFault>(scope, async (tx) => {
    if (!mayReset(tx.actor, userId)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    await lockOwner(tx, userId);
    const [owner] = await tx.db
      .select({ userId: user.id, email: user.email })
      .from(user)
      .where(eq(user.id, userId));
    if (!owner) return refuse('NOT_FOUND');
    const factors = await countFactors(tx, userId);
    if (factors === 0) return refuse('NOT_FOUND');
    await tx.db.delete(authenticator).where(eq(authenticator.userId, userId));
    await tx.db.delete(passkey).where(eq(passkey.userId, userId));
    await tx.db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
    const sessions = await endSessionsOf(tx, userId);
    await record(tx, {
      action: 'factor.reset',
      subject: `person:${userId}`,
      before: { factors },
      after: { sessions },
      // Why somebody has lost a phone is about a person.
      personal: { reason },
    });
    await tell(tx, owner, 'reset', locale);
    return ok(undefined);
  });
}

type RuleFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'OWN_FACTOR_FIRST';

/**
 * Says of whom a second factor is required. It holds with the next request of each: who has none can do nothing but set one up.
 * Who requires it of others has shown one in this session.
 */
export function requireFactors(
  scope: Scope,
  { requiredOf }: { requiredOf: RequiredOf },
): Promise<Result<void, RuleFault>> {
  return inTransaction<void, RuleFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayManageStaff(actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    if (requiredOf !== 'nobody' && actor.kind === 'person' && !actor.hasSecondProof) {
      return refuse('OWN_FACTOR_FIRST');
    }
    const before = await factorRuleNow(tx);
    if (before === requiredOf) return ok(undefined);
    const rule = { requiredOf, changedBy: actorKey(actor), changedAt: tx.now };
    await tx.db.insert(factorRule).values(rule).onConflictDoUpdate({ target: factorRule.isOnly, set: rule });
    await record(tx, {
      action: 'factor.required',
      subject: 'factor_rule:staff',
      before: { requiredOf: before },
      after: { requiredOf },
    });
    return ok(undefined);
  });
}

/** Forgets apps that somebody began to set up and did not. */
export async function discardPendingApps({ db, now }: Scope): Promise<void> {
  const over = after(now, -ENROLMENT_MINUTES * MINUTE_MS);
  await db
    .delete(authenticator)
    .where(and(isNull(authenticator.confirmedAt), lt(authenticator.createdAt, over)));
}
