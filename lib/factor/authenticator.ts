import { and, eq, gt, isNotNull, isNull, lt, or } from 'drizzle-orm';
import { Secret } from 'otpauth';
import { authenticator } from '@/db/schema';
import { noteProof } from '@/lib/auth/proof';
import type { Opened } from '@/lib/auth/rules';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { seal, unseal } from '@/lib/core/crypto';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import type { Locale } from '@/messages/locales';
import { type Enrolled, finishEnrolment } from './enrolling';
import { mayHaveFactors, mayProve } from './policy';
import { appContext, lockOwner } from './queries';
import { ENROLMENT_MINUTES, stepOf } from './rules';
import { tryCode } from './trying';

// RFC 4226 recommends 160 bits.
const SECRET_BYTES = 20;

type BeginFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'FACTOR_IN_PLACE';

/** Makes the secret of an app that is to be set up, in place of one that was begun before. It counts when confirmed. */
export function beginApp(scope: Scope): Promise<Result<void, BeginFault>> {
  return inTransaction<void, BeginFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const secret = new Secret({ size: SECRET_BYTES }).base32;
    const begun = { sealedSecret: seal(secret, appContext(actor.userId)), createdAt: tx.now };
    const made = await tx.db
      .insert(authenticator)
      .values({ userId: actor.userId, ...begun })
      .onConflictDoUpdate({
        target: authenticator.userId,
        set: begun,
        setWhere: isNull(authenticator.confirmedAt),
      })
      .returning({ userId: authenticator.userId });
    return made.length > 0 ? ok(undefined) : refuse('FACTOR_IN_PLACE');
  });
}

type Typed = { code: string; locale: Locale };
type ConfirmFault = 'NOT_ALLOWED' | 'TOO_MANY_REQUESTS' | 'FACTOR_CODE_WRONG' | 'STATE_CHANGED';

/** Confirms the app by a code of it: from now on it counts, and every other session of the person has to show it. */
export async function confirmApp(
  scope: Scope,
  { code, locale }: Typed,
): Promise<Result<Enrolled, ConfirmFault>> {
  const { actor } = scope;
  if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
  return tryCode<Enrolled, 'NOT_ALLOWED' | 'STATE_CHANGED'>(scope, actor, 'app', async (tx) => {
    await lockOwner(tx, actor.userId);
    const isPending = and(
      eq(authenticator.userId, actor.userId),
      isNull(authenticator.confirmedAt),
      gt(authenticator.createdAt, after(tx.now, -ENROLMENT_MINUTES * MINUTE_MS)),
    );
    const [found] = await tx.db.select().from(authenticator).where(isPending).for('update');
    if (!found) return refuse('STATE_CHANGED');
    const step = stepOf(unseal(found.sealedSecret, appContext(actor.userId)), code, tx.now);
    if (step === undefined) return refuse('FACTOR_CODE_WRONG');
    await tx.db
      .update(authenticator)
      .set({ confirmedAt: tx.now, lastStep: step, lastUsedAt: tx.now })
      .where(isPending);
    return ok(await finishEnrolment(tx, actor, { kind: 'app' }, locale));
  });
}

type ProofFault = 'NOT_ALLOWED' | 'TOO_MANY_REQUESTS' | 'FACTOR_CODE_WRONG';

/** Shows a second factor by a code of the app. Wrong, too old and used already look the same. */
export async function proveByApp(
  scope: Scope,
  { code }: Pick<Typed, 'code'>,
): Promise<Result<Opened, ProofFault>> {
  const { actor } = scope;
  if (!mayProve(actor)) return refuse('NOT_ALLOWED');
  return tryCode<Opened, 'NOT_ALLOWED'>(scope, actor, 'app', async (tx) => {
    const mine = and(eq(authenticator.userId, actor.userId), isNotNull(authenticator.confirmedAt));
    const [found] = await tx.db.select().from(authenticator).where(mine);
    if (!found) return refuse('FACTOR_CODE_WRONG');
    const step = stepOf(unseal(found.sealedSecret, appContext(actor.userId)), code, tx.now);
    if (step === undefined) return refuse('FACTOR_CODE_WRONG');
    // The condition is the race's guard: of two with one code, the second finds its step taken.
    const taken = await tx.db
      .update(authenticator)
      .set({ lastStep: step, lastUsedAt: tx.now })
      .where(
        and(
          mine,
          eq(authenticator.sealedSecret, found.sealedSecret),
          or(isNull(authenticator.lastStep), lt(authenticator.lastStep, step)),
        ),
      )
      .returning({ userId: authenticator.userId });
    if (taken.length === 0) return refuse('FACTOR_CODE_WRONG');
    const renewed = await noteProof(tx, actor, 'app');
    return renewed ? ok(renewed) : refuse('NOT_ALLOWED');
  });
}
