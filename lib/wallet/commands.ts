import { eq } from 'drizzle-orm';
import { type Wallet, walletCredential } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { seal } from '@/lib/core/crypto';
import { invalid } from '@/lib/core/input';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { type AppleInput, type GoogleInput, readApple, readGoogle, type WalletInput } from './input';
import { type Credentials, credentialContext } from './rules';

type Refusal = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED';
type SetUpRefusal = Refusal | 'INVALID_INPUT';

/** Takes what Apple gave the organiser, and offers the pass from now on. Files that do not belong together are refused whole. */
export function setUpApple(scope: Scope, input: AppleInput): Promise<Result<void, SetUpRefusal>> {
  return asOrganiser<SetUpRefusal>(scope, async (tx) => {
    const { credential, expiresAt, fault } = readApple(input, tx.now);
    if (fault) return invalid([fault]);
    await keep(tx, 'apple', credential, { name: credential.passType, expiresAt });
    return ok(undefined);
  });
}

/** The same for Google. */
export function setUpGoogle(scope: Scope, input: GoogleInput): Promise<Result<void, SetUpRefusal>> {
  return asOrganiser<SetUpRefusal>(scope, async (tx) => {
    const { credential, fault } = readGoogle(input);
    if (fault) return invalid([fault]);
    await keep(tx, 'google', credential, { name: credential.clientEmail });
    return ok(undefined);
  });
}

/** Forgets what was given; passes that people have stay with them. */
export function takeDown(scope: Scope, { wallet }: WalletInput): Promise<Result<void, Refusal>> {
  return asOrganiser<Refusal>(scope, async (tx) => {
    const gone = await tx.db
      .delete(walletCredential)
      .where(eq(walletCredential.wallet, wallet))
      .returning({ name: walletCredential.name });
    const [{ name } = { name: undefined }] = gone;
    if (name)
      await record(tx, { action: 'wallet.taken_down', subject: `wallet:${wallet}`, before: { name } });
    return ok(undefined);
  });
}

const asOrganiser = <R extends string>(scope: Scope, run: (tx: TxScope) => Promise<Result<void, R>>) =>
  inTransaction<void, R | Refusal>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    return run(tx);
  }) as Promise<Result<void, R>>;

async function keep<W extends Wallet>(
  tx: TxScope,
  wallet: W,
  credential: Credentials[W],
  { name, expiresAt = null }: { name: string; expiresAt?: Date | null },
): Promise<void> {
  const kept = {
    sealed: seal(JSON.stringify(credential), credentialContext(wallet)),
    name,
    expiresAt,
    changedAt: tx.now,
    changedBy: actorKey(tx.actor),
  };
  await tx.db
    .insert(walletCredential)
    .values({ wallet, ...kept })
    .onConflictDoUpdate({ target: walletCredential.wallet, set: kept });
  await record(tx, { action: 'wallet.set_up', subject: `wallet:${wallet}`, after: { name } });
}
