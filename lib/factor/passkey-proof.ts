import {
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import { passkey } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { noteProof } from '@/lib/auth/proof';
import type { Opened } from '@/lib/auth/rules';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import type { PasskeyProofInput } from './input';
import { mayProve } from './policy';
import { keepQuestion, relyingParty, takeQuestion } from './question';
import { isCountSound } from './rules';

type AskFault = 'NOT_ALLOWED' | 'NO_PASSKEYS_HERE';

/** What the browser needs to sign with one of the person's passkeys. */
export function beginPasskeyProof(
  scope: Scope,
): Promise<Result<PublicKeyCredentialRequestOptionsJSON, AskFault>> {
  return inTransaction<PublicKeyCredentialRequestOptionsJSON, AskFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayProve(actor)) return refuse('NOT_ALLOWED');
    const us = relyingParty();
    const held = await tx.db.select().from(passkey).where(eq(passkey.userId, actor.userId));
    // Without a list the browser would offer whatever it has, and nothing of it would be taken.
    if (!us || held.length === 0) return refuse('NO_PASSKEYS_HERE');
    const options = await generateAuthenticationOptions({
      rpID: us.id,
      userVerification: 'required',
      allowCredentials: held.map(({ credentialId: id, transports }) => ({
        id,
        transports: transports as AuthenticatorTransport[],
      })),
    });
    await keepQuestion(tx, actor.sessionId, 'prove', options.challenge);
    return ok(options);
  });
}

type ProofFault = 'NOT_ALLOWED' | 'PASSKEY_REFUSED';

/** Shows a second factor by a passkey. One whose count goes back has a double somewhere: it is refused, and recorded. */
export async function proveByPasskey(
  scope: Scope,
  { credential }: PasskeyProofInput,
): Promise<Result<Opened, ProofFault>> {
  const { actor } = scope;
  if (!mayProve(actor)) return refuse('NOT_ALLOWED');
  const expectedChallenge = await takeQuestion(scope, actor.sessionId, 'prove');
  const us = relyingParty();
  if (!expectedChallenge || !us) return refuse('PASSKEY_REFUSED');
  return refusalKept(
    scope,
    actor.userId,
    await inTransaction<Opened, ProofFault>(scope, async (tx) => {
      // Locked: of two signatures at once, the second is judged by the count that the first has left.
      const [held] = await tx.db
        .select()
        .from(passkey)
        .where(and(eq(passkey.userId, actor.userId), eq(passkey.credentialId, credential.id)))
        .for('update');
      if (!held) return refuse('PASSKEY_REFUSED');
      const verified = await verifyAuthenticationResponse({
        response: credential,
        expectedChallenge,
        expectedOrigin: us.origin,
        expectedRPID: us.id,
        requireUserVerification: true,
        // The count is judged below: the library throws on it as on a forged signature.
        credential: { id: held.credentialId, publicKey: new Uint8Array(held.publicKey), counter: 0 },
      }).catch(() => undefined);
      if (!verified?.verified) return refuse('PASSKEY_REFUSED');
      const { newCounter } = verified.authenticationInfo;
      if (!isCountSound(held.counter, newCounter)) return refuse('PASSKEY_REFUSED', { passkey: held.id });
      await tx.db
        .update(passkey)
        .set({ counter: newCounter, lastUsedAt: tx.now })
        .where(eq(passkey.id, held.id));
      const renewed = await noteProof(tx, actor, 'passkey');
      return renewed ? ok(renewed) : refuse('NOT_ALLOWED');
    }),
  );
}

/** Keeps in the audit that a passkey was refused, which the transaction of the refusal could not. */
async function refusalKept(
  scope: Scope,
  userId: string,
  result: Result<Opened, ProofFault>,
): Promise<Result<Opened, ProofFault>> {
  if (result.ok || result.refusal.code !== 'PASSKEY_REFUSED') return result;
  const double = result.refusal.details?.passkey;
  await inTransaction(scope, async (tx) => {
    await record(tx, {
      action: double ? 'factor.double_suspected' : 'factor.refused',
      subject: `person:${userId}`,
      after: { by: 'passkey', ...(double !== undefined && { passkey: double }) },
    });
    return ok(undefined);
  });
  return refuse('PASSKEY_REFUSED');
}
