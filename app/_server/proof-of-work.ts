import { connection } from '@/lib/core/connection';
import { ok, type Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { takeProof } from '@/lib/shield/proof';
import { isShieldUp } from '@/lib/shield/queries';

/** Where a program shows the task that it has solved; a form has a field for it. */
export const PROOF_HEADER = 'proof-of-work';
export const PROOF_FIELD = 'proof';

/** While the shield is up, a solved task; otherwise nothing. */
export const demandProof = async (scope: Scope, shown: unknown): Promise<Result<void, 'PROOF_NEEDED'>> =>
  (await isShieldUp(scope)) ? takeProof(connection().db, shown) : ok(undefined);
