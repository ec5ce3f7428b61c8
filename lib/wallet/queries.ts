import { eq } from 'drizzle-orm';
import { type Wallet, walletCredential } from '@/db/schema';
import { unseal } from '@/lib/core/crypto';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayChangeSettings } from '@/lib/edition/policy';
import { type Credentials, credentialContext } from './rules';

/** The wallets that tickets can be put into today: a certificate that has ended signs nothing. */
export async function openWallets({ db, now }: Pick<Scope, 'db' | 'now'>): Promise<Wallet[]> {
  const rows = await db
    .select({ wallet: walletCredential.wallet, expiresAt: walletCredential.expiresAt })
    .from(walletCredential)
    .orderBy(walletCredential.wallet);
  return rows.filter(({ expiresAt }) => !expiresAt || expiresAt > now).map(({ wallet }) => wallet);
}

/** What signs the passes of a wallet, for the server alone; undefined where nothing is set up. */
export async function credentialOf<W extends Wallet>(
  { db }: Pick<Scope, 'db'>,
  wallet: W,
): Promise<Credentials[W] | undefined> {
  const [found] = await db.select().from(walletCredential).where(eq(walletCredential.wallet, wallet));
  return found && (JSON.parse(unseal(found.sealed, credentialContext(wallet))) as Credentials[W]);
}

/** What organisers see of it: that it is there, by which name, until when. Never the keys. */
export async function walletSettings(scope: Scope): Promise<Result<WalletSetting[], 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  const { wallet, name, expiresAt, changedAt } = walletCredential;
  return ok(await scope.db.select({ wallet, name, expiresAt, changedAt }).from(walletCredential));
}
export type WalletSetting = { wallet: Wallet; name: string; expiresAt: Date | null; changedAt: Date };
