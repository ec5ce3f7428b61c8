import { record } from '@/lib/audit/commands';
import { noteProof } from '@/lib/auth/proof';
import type { Opened } from '@/lib/auth/rules';
import { answerByCode, challengeAddresses } from '@/lib/challenge/commands';
import { type ChallengeFault, SIGN_IN_MINUTES } from '@/lib/challenge/rules';
import type { Actor } from '@/lib/core/actor';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { foldEmail } from '@/lib/core/fold';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { Locale } from '@/messages/locales';
import { mayProve } from './policy';
import { countFactors } from './queries';

/** Sends a code to who is signed in and has no second factor. Who has one shows that instead. */
export function askProofLetter(
  scope: Scope,
  { locale }: { locale: Locale },
): Promise<Result<{ challengeId: string }, 'NOT_ALLOWED'>> {
  return inTransaction<{ challengeId: string }, 'NOT_ALLOWED'>(scope, async (tx) => {
    const { actor } = tx;
    if (!mayProve(actor) || (await countFactors(tx, actor.userId)) > 0) return refuse('NOT_ALLOWED');
    const [secrets] = await challengeAddresses(tx, [
      {
        purpose: 'proof',
        emailKey: foldEmail(actor.email),
        expiresAt: after(tx.now, SIGN_IN_MINUTES * MINUTE_MS),
      },
    ]);
    if (!secrets) throw new Error('a challenge was asked for and not made');
    const { challengeId, code } = secrets;
    await compose(tx, await currentEdition(tx), [
      {
        kind: 'proof',
        factKey: `challenge:${challengeId}`,
        recipient: actor.email,
        locale,
        values: { code, minutes: SIGN_IN_MINUTES },
      },
    ]);
    await record(tx, { action: 'proof.requested', subject: `person:${actor.userId}` });
    return ok({ challengeId });
  });
}

/** Shows by the code of that letter that one still reads one's mail. */
export async function proveByLetter(
  scope: Scope,
  { challengeId, code }: { challengeId: string; code: string },
): Promise<Result<Opened, ChallengeFault | 'NOT_ALLOWED'>> {
  const { actor } = scope;
  if (!mayProve(actor)) return refuse('NOT_ALLOWED');
  return answerByCode<Opened, 'NOT_ALLOWED'>(scope, 'proof', challengeId, code, async (tx, answered) => {
    if (!answered.ok) return answered;
    // A code for somebody else's address, and one from before a factor was set up, prove nothing here.
    const isMine = isOf(actor, answered.value.emailKey) && (await countFactors(tx, actor.userId)) === 0;
    const renewed = isMine && (await noteProof(tx, actor, 'letter'));
    return renewed ? ok(renewed) : refuse('NOT_ALLOWED');
  });
}

const isOf = (actor: Actor, emailKey: string): boolean =>
  actor.kind === 'person' && foldEmail(actor.email) === emailKey;
