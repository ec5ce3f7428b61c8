import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import { passkey } from '@/db/schema';
import { newId } from '@/lib/core/id';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { type Enrolled, finishEnrolment } from './enrolling';
import type { NewPasskeyInput } from './input';
import { mayHaveFactors } from './policy';
import { lockOwner } from './queries';
import { keepQuestion, relyingParty, takeQuestion } from './question';

/** EdDSA, ES256 and RS256, which today's devices speak. What the library would try first is an experiment in Node. */
const ALGORITHMS = [-8, -7, -257];

type BeginFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'NO_PASSKEYS_HERE';

/** What the browser needs to make a passkey. The question is kept, and open for five minutes. */
export function beginPasskey(
  scope: Scope,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, BeginFault>> {
  return inTransaction<PublicKeyCredentialCreationOptionsJSON, BeginFault>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const us = relyingParty();
    if (!us) return refuse('NO_PASSKEYS_HERE');
    const [edition, held] = await Promise.all([
      currentEdition(tx),
      tx.db.select().from(passkey).where(eq(passkey.userId, actor.userId)),
    ]);
    const options = await generateRegistrationOptions({
      rpName: edition.name.en,
      rpID: us.id,
      userName: actor.email,
      userID: new Uint8Array(Buffer.from(actor.userId)),
      // Which make of device it is, is nobody's business here.
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: held.map(({ credentialId }) => ({ id: credentialId })),
      authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    });
    await keepQuestion(tx, actor.sessionId, 'enrol', options.challenge);
    return ok(options);
  });
}

type AddFault = 'NOT_ALLOWED' | 'PASSKEY_REFUSED';

/** Adds the passkey that the browser has made under the open question; whoever holds the device has unlocked it. */
export async function addPasskey(
  scope: Scope,
  { credential, name, locale }: NewPasskeyInput,
): Promise<Result<Enrolled, AddFault>> {
  const { actor } = scope;
  if (!mayHaveFactors(actor)) return refuse('NOT_ALLOWED');
  const expectedChallenge = await takeQuestion(scope, actor.sessionId, 'enrol');
  const us = relyingParty();
  if (!expectedChallenge || !us) return refuse('PASSKEY_REFUSED');
  const verified = await verifyRegistrationResponse({
    response: credential,
    expectedChallenge,
    expectedOrigin: us.origin,
    expectedRPID: us.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: ALGORITHMS,
    // The library throws on what does not fit, and a stranger can send anything.
  }).catch(() => undefined);
  if (!verified?.verified) return refuse('PASSKEY_REFUSED');
  const { credential: made, credentialBackedUp } = verified.registrationInfo;
  return inTransaction<Enrolled, AddFault>(scope, async (tx) => {
    await lockOwner(tx, actor.userId);
    const id = newId();
    const added = await tx.db
      .insert(passkey)
      .values({
        id,
        userId: actor.userId,
        name,
        credentialId: made.id,
        publicKey: Buffer.from(made.publicKey),
        counter: made.counter,
        transports: made.transports ?? [],
        isSynced: credentialBackedUp,
        createdAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ id: passkey.id });
    if (added.length === 0) return refuse('PASSKEY_REFUSED');
    return ok(await finishEnrolment(tx, actor, { kind: 'passkey', passkeyId: id, name }, locale));
  });
}
