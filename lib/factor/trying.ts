import { record } from '@/lib/audit/commands';
import type { ProvedBy } from '@/lib/auth/proof';
import type { Person } from '@/lib/core/actor';
import { ok, type Result } from '@/lib/core/result';
import { inTransaction, isPool, type Scope, type TxScope } from '@/lib/core/scope';
import { forgive, spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';

/**
 * One try at a code. It is spent before the code is looked at, and for good: no crash and no refusal gives it back, only a right
 * code does. A wrong one stays in the audit, because whoever tries it has opened the person's mail already.
 */
export async function tryCode<T, C extends string>(
  scope: Scope,
  person: Person,
  by: ProvedBy,
  look: (tx: TxScope) => Promise<Result<T, C | 'FACTOR_CODE_WRONG'>>,
): Promise<Result<T, C | 'FACTOR_CODE_WRONG' | 'TOO_MANY_REQUESTS'>> {
  const { db } = scope;
  if (!isPool(db)) throw new Error('a try is spent outside of any transaction, which might give it back');
  const spent = await spend(db, LIMITS.factorByPerson, person.userId);
  if (!spent.ok) return spent;
  const looked = await inTransaction<T, C | 'FACTOR_CODE_WRONG'>(scope, look);
  if (looked.ok) await forgive(db, LIMITS.factorByPerson, person.userId);
  else if (looked.refusal.code === 'FACTOR_CODE_WRONG') {
    await inTransaction(scope, async (tx) => {
      await record(tx, { action: 'factor.refused', subject: `person:${person.userId}`, after: { by } });
      return ok(undefined);
    });
  }
  return looked;
}
