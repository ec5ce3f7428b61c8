import { and, eq, isNull } from 'drizzle-orm';
import { recoveryCode } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { noteProof } from '@/lib/auth/proof';
import type { Opened } from '@/lib/auth/rules';
import type { Person } from '@/lib/core/actor';
import { keyedHash } from '@/lib/core/crypto';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { newDigits } from '@/lib/core/token';
import type { Locale } from '@/messages/locales';
import { mayHaveFactors, mayProve } from './policy';
import { countFactors, lockOwner } from './queries';
import { RECOVERY_CODES, RECOVERY_DIGITS } from './rules';
import { tell } from './telling';
import { tryCode } from './trying';

type MakeFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NO_FACTOR';

/** Makes new recovery codes in place of all that there were. They are shown this once. */
export function makeRecoveryCodes(
  scope: Scope,
  { locale }: { locale: Locale },
): Promise<Result<{ codes: string[] }, MakeFault>> {
  return inTransaction<{ codes: string[] }, MakeFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    await lockOwner(tx, actor.userId);
    if ((await countFactors(tx, actor.userId)) === 0) return refuse('NO_FACTOR');
    const codes = await newCodes(tx, actor);
    await tell(tx, actor, 'codes_made', locale);
    return ok({ codes });
  });
}

/** Ten codes, of which only keyed hashes are kept; the owner's row is locked. */
export async function newCodes(tx: TxScope, { userId }: Person): Promise<string[]> {
  await tx.db.delete(recoveryCode).where(eq(recoveryCode.userId, userId));
  const codes = Array.from({ length: RECOVERY_CODES }, () => newDigits(RECOVERY_DIGITS));
  await tx.db
    .insert(recoveryCode)
    .values(codes.map((code) => ({ userId, codeHash: hashCode(userId, code), createdAt: tx.now })));
  await record(tx, {
    action: 'factor.codes_made',
    subject: `person:${userId}`,
    after: { count: codes.length },
  });
  return codes;
}

type ProofFault = 'NOT_ALLOWED' | 'TOO_MANY_REQUESTS' | 'FACTOR_CODE_WRONG';

/** Shows a second factor by a code from the sheet. It is spent by this, and its owner is written to. */
export async function proveByRecovery(
  scope: Scope,
  { code, locale }: { code: string; locale: Locale },
): Promise<Result<Opened & { left: number }, ProofFault>> {
  const { actor } = scope;
  if (!mayProve(actor)) return refuse('NOT_ALLOWED');
  return tryCode<Opened & { left: number }, 'NOT_ALLOWED'>(scope, actor, 'recovery', async (tx) => {
    const mine = and(eq(recoveryCode.userId, actor.userId), isNull(recoveryCode.usedAt));
    // Two codes of one sheet at once must not both count the other as left.
    await lockOwner(tx, actor.userId);
    const used = await tx.db
      .update(recoveryCode)
      .set({ usedAt: tx.now })
      .where(and(mine, eq(recoveryCode.codeHash, hashCode(actor.userId, code))))
      .returning({ userId: recoveryCode.userId });
    if (used.length === 0) return refuse('FACTOR_CODE_WRONG');
    const renewed = await noteProof(tx, actor, 'recovery');
    if (!renewed) return refuse('NOT_ALLOWED');
    const left = await tx.db.$count(recoveryCode, mine);
    await record(tx, { action: 'factor.recovery_used', subject: `person:${actor.userId}`, after: { left } });
    await tell(tx, actor, 'recovery_used', locale, left);
    return ok({ ...renewed, left });
  });
}

// Bound to its owner: two people who happen to have the same code are two rows, and neither row tells of the other.
const hashCode = (userId: string, code: string) => keyedHash(`${userId}:${code}`, 'recovery-code');
