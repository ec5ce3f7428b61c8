import { eq, lt } from 'drizzle-orm';
import { apiToken, session, user } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { type Answered, answerByCode, answerByLink, challengeAddresses } from '@/lib/challenge/commands';
import { type ChallengeFault, SIGN_IN_MINUTES } from '@/lib/challenge/rules';
import { actorKey } from '@/lib/core/actor';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { env } from '@/lib/core/env';
import { foldEmail } from '@/lib/core/fold';
import { newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { hasFreshProof } from '@/lib/core/proof';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import type { Locale } from '@/messages/locales';
import type { TokenInput } from './input';
import { unknownLimits } from './limits';
import { openSession } from './opening';
import { mayManageStaff } from './policy';
import { named, type Opened } from './rules';

/** Sends a link and a code to an address. Known or unknown, the answer and the work behind it are the same. */
export async function requestSignIn(
  scope: Scope,
  { email, locale }: { email: string; locale: Locale },
): Promise<{ challengeId: string }> {
  const made = await inTransaction(scope, async (tx) => {
    const expiresAt = after(tx.now, SIGN_IN_MINUTES * MINUTE_MS);
    const [secrets] = await challengeAddresses(tx, [
      { purpose: 'sign_in', emailKey: foldEmail(email), expiresAt },
    ]);
    if (!secrets) throw new Error('a challenge was asked for and not made');
    await compose(tx, await currentEdition(tx), [
      {
        kind: 'sign_in',
        factKey: `challenge:${secrets.challengeId}`,
        recipient: email,
        isToStranger: !(await isKnown(tx, foldEmail(email))),
        locale,
        values: {
          code: secrets.code,
          link: `${env().publicUrl}/sign-in/confirm?token=${secrets.linkToken}`,
          minutes: SIGN_IN_MINUTES,
        },
      },
    ]);
    await record(tx, { action: 'sign_in.requested', subject: `challenge:${secrets.challengeId}` });
    return ok({ challengeId: secrets.challengeId });
  });
  return expectOk(made);
}

/** Whether somebody has shown before that they read this address; asked for every address alike. */
const isKnown = async ({ db }: TxScope, emailKey: string): Promise<boolean> =>
  (await db.$count(user, eq(user.email, emailKey))) > 0;

/** Signs in by the link of the letter, after the person has pressed the button on our page. */
export const signInByLink = (scope: Scope, linkToken: string): Promise<Result<Opened, ChallengeFault>> =>
  inTransaction(scope, async (tx) => finishSignIn(tx, await answerByLink(tx, 'sign_in', linkToken)));

/** Signs in by the typed code of the letter. */
export const signInByCode = (
  scope: Scope,
  { challengeId, code }: { challengeId: string; code: string },
): Promise<Result<Opened, ChallengeFault>> => answerByCode(scope, 'sign_in', challengeId, code, finishSignIn);

async function finishSignIn(
  tx: TxScope,
  answered: Result<Answered, ChallengeFault>,
): Promise<Result<Opened, ChallengeFault>> {
  if (!answered.ok) return answered;
  return ok(await openSession(tx, answered.value.emailKey));
}

type TokenFault = 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED' | 'INVALID_INPUT';

/** Makes an API token; it is shown this once. */
export function createToken(
  scope: Scope,
  { name, scopes, categories = [], countries = [] }: TokenInput,
): Promise<Result<{ token: string }, TokenFault>> {
  return inTransaction<{ token: string }, TokenFault>(scope, async (tx) => {
    if (!mayManageStaff(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const faults = await unknownLimits(tx, categories);
    if (faults.length > 0) return invalid(faults);
    const limits = { categories, countries };
    const id = newId();
    const token = `forum_${newToken()}`;
    await tx.db.insert(apiToken).values({
      id,
      name,
      scopes,
      ...limits,
      tokenHash: hashToken(token),
      createdBy: actorKey(tx.actor),
      createdAt: tx.now,
    });
    await record(tx, {
      action: 'token.created',
      subject: `token:${id}`,
      after: { name, scopes, ...named(limits) },
    });
    return ok({ token });
  });
}

export async function discardExpiredSessions(scope: Scope): Promise<void> {
  await scope.db.delete(session).where(lt(session.expires, scope.now));
}
