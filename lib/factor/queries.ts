import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import { authenticator, factorRule, passkey, recoveryCode, user } from '@/db/schema';
import { mayManageStaff } from '@/lib/auth/policy';
import type { RequiredOf } from '@/lib/auth/rules';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { unseal } from '@/lib/core/crypto';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import { mayHaveFactors, mayProve } from './policy';
import { appUri, ENROLMENT_MINUTES } from './rules';

export type Passkey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };
export type Factors = {
  app: { confirmedAt: Date; lastUsedAt: Date | null } | undefined;
  passkeys: Passkey[];
  codesLeft: number;
};

/** One's own factors: for the page that shows them, and for the one that asks for them. */
export async function ownFactors(scope: Scope): Promise<Result<Factors, 'NOT_ALLOWED'>> {
  return mayProve(scope.actor) ? ok(await factorsOf(scope, scope.actor.userId)) : refuse('NOT_ALLOWED');
}

/** The factors of a member of staff, for who manages staff. */
export async function staffFactors(scope: Scope, userId: string): Promise<Result<Factors, 'NOT_ALLOWED'>> {
  return mayManageStaff(scope.actor) ? ok(await factorsOf(scope, userId)) : refuse('NOT_ALLOWED');
}

async function factorsOf(scope: Scope, userId: string): Promise<Factors> {
  const [[app], passkeys, codesLeft] = await Promise.all([
    scope.db
      .select({ confirmedAt: authenticator.confirmedAt, lastUsedAt: authenticator.lastUsedAt })
      .from(authenticator)
      .where(eq(authenticator.userId, userId)),
    scope.db
      .select({
        id: passkey.id,
        name: passkey.name,
        createdAt: passkey.createdAt,
        lastUsedAt: passkey.lastUsedAt,
      })
      .from(passkey)
      .where(eq(passkey.userId, userId))
      .orderBy(asc(passkey.createdAt), asc(passkey.id)),
    countCodes(scope, userId),
  ]);
  const confirmedAt = app?.confirmedAt;
  return { app: confirmedAt ? { confirmedAt, lastUsedAt: app.lastUsedAt } : undefined, passkeys, codesLeft };
}

/** How many factors of a person count: the app and each passkey. */
export async function countFactors({ db }: Pick<Scope, 'db'>, userId: string): Promise<number> {
  const [apps, passkeys] = await Promise.all([
    db.$count(authenticator, and(eq(authenticator.userId, userId), isNotNull(authenticator.confirmedAt))),
    db.$count(passkey, eq(passkey.userId, userId)),
  ]);
  return apps + passkeys;
}

export const countCodes = ({ db }: Pick<Scope, 'db'>, userId: string): Promise<number> =>
  db.$count(recoveryCode, and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)));

/** Factors of one person change one after the other, so that "the first" and "the last" are true. */
export async function lockOwner(tx: TxScope, userId: string): Promise<void> {
  await tx.db.select({ id: user.id }).from(user).where(eq(user.id, userId)).for('no key update');
}

export type PendingApp = { secret: string; uri: string };

/** The app that one is setting up; its secret is shown only under the fresh proof that began it. */
export async function pendingApp(scope: Scope, issuer: string): Promise<PendingApp | undefined> {
  const { actor, db, now } = scope;
  if (!mayHaveFactors(actor) || !hasFreshProof(scope)) return undefined;
  const [found] = await db
    .select({ sealedSecret: authenticator.sealedSecret })
    .from(authenticator)
    .where(
      and(
        eq(authenticator.userId, actor.userId),
        isNull(authenticator.confirmedAt),
        gt(authenticator.createdAt, after(now, -ENROLMENT_MINUTES * MINUTE_MS)),
      ),
    );
  if (!found) return undefined;
  const secret = unseal(found.sealedSecret, appContext(actor.userId));
  return { secret, uri: appUri(secret, issuer, actor.email) };
}

/** What the secret of an app is sealed for: moved to another person's row it does not open. */
export const appContext = (userId: string): string => `authenticator:${userId}`;

/** Of whom a second factor is required. */
export async function factorRuleNow({ db }: Pick<Scope, 'db'>): Promise<RequiredOf> {
  const [rule] = await db.select({ requiredOf: factorRule.requiredOf }).from(factorRule);
  return rule?.requiredOf ?? 'nobody';
}
