'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { keepSession } from '@/app/_server/cookies';
import { addressOf } from '@/app/_server/network';
import { nextPath, withNext } from '@/app/_server/next-path';
import { proofScope } from '@/app/_server/scope';
import { type Answer, answerOf } from '@/app/_server/sentences';
import type { Opened } from '@/lib/auth/rules';
import { connection } from '@/lib/core/connection';
import { foldEmail } from '@/lib/core/fold';
import { refuse } from '@/lib/core/result';
import { proveByApp } from '@/lib/factor/authenticator';
import {
  appCodeInput,
  letterCodeInput,
  localeInput,
  passkeyProofInput,
  recoveryInput,
} from '@/lib/factor/input';
import { askProofLetter, proveByLetter } from '@/lib/factor/letter';
import { beginPasskeyProof, proveByPasskey } from '@/lib/factor/passkey-proof';
import { proveByRecovery } from '@/lib/factor/recovery';
import { spend, spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import type { Asked } from '../_factors/passkey-state';

/** After a proof: on to what was asked for; the sign-in page knows where else somebody begins. */
async function goOn(form: FormData, renewed: Opened): Promise<never> {
  await keepSession(renewed);
  redirect(nextPath(typedOf(form).next) ?? '/sign-in');
}

/** A code of the authenticator app. */
export async function enterAppCode(_: Answer, form: FormData): Promise<Answer> {
  const locale = await getLocale();
  const code = String(typedOf(form).appCode ?? '');
  const shown = await runAction(appCodeInput, { code, locale }, proveByApp, proofScope);
  return shown.ok ? goOn(form, shown.value) : answerOf(shown.refusal, locale, code);
}

/** A code from the sheet; how many are left is told on the way. */
export async function enterRecoveryCode(_: Answer, form: FormData): Promise<Answer> {
  const locale = await getLocale();
  const code = String(typedOf(form).recoveryCode ?? '');
  const shown = await runAction(recoveryInput, { code, locale }, proveByRecovery, proofScope);
  if (!shown.ok) return answerOf(shown.refusal, locale, code);
  await keepSession(shown.value);
  redirect(withNext('/sign-in/recovered', nextPath(typedOf(form).next)));
}

/** What the passkey is to sign. */
export async function askPasskey(): Promise<Asked> {
  const locale = await getLocale();
  const asked = await runAction(localeInput, { locale }, beginPasskeyProof, proofScope);
  return asked.ok
    ? { kind: 'prove', options: asked.value }
    : { kind: 'refused', problem: (await answerOf(asked.refusal, locale)).problem ?? '' };
}

/** What the passkey has signed. */
export async function showPasskey(_: Answer, form: FormData): Promise<Answer> {
  const raw = { credential: typedOf(form).credential };
  const shown = await runAction(passkeyProofInput, raw, proveByPasskey, proofScope);
  return shown.ok ? goOn(form, shown.value) : answerOf(shown.refusal, await getLocale());
}

/** A letter to one's own address, for who has no second factor. */
export async function sendProofLetter(_: Answer, form: FormData): Promise<Answer> {
  const [locale, received] = await Promise.all([getLocale(), headers()]);
  const { db } = connection();
  const sent = await runAction(
    localeInput,
    { locale },
    async (scope, input) => {
      if (scope.actor.kind !== 'person') return refuse('NOT_SIGNED_IN');
      const byNetwork = await spendFrom(db, LIMITS.signInByNetwork, addressOf(received));
      if (!byNetwork.ok) return byNetwork;
      const byAddress = await spend(db, LIMITS.signInByAddress, foldEmail(scope.actor.email));
      return byAddress.ok ? askProofLetter(scope, input) : byAddress;
    },
    proofScope,
  );
  if (!sent.ok) return answerOf(sent.refusal, locale);
  const here = withNext('/sign-in/proof', nextPath(typedOf(form).next));
  redirect(`${here}${here.includes('?') ? '&' : '?'}letter=${sent.value.challengeId}`);
}

/** The code of that letter. */
export async function enterLetterCode(_: Answer, form: FormData): Promise<Answer> {
  const [locale, received] = await Promise.all([getLocale(), headers()]);
  const { letter, letterCode } = typedOf(form);
  const code = String(letterCode ?? '');
  const raw = { challengeId: letter, code };
  const shown = await runAction(
    letterCodeInput,
    raw,
    async (scope, input) => {
      const spent = await spendFrom(connection().db, LIMITS.codeByNetwork, addressOf(received));
      return spent.ok ? proveByLetter(scope, input) : spent;
    },
    proofScope,
  );
  return shown.ok ? goOn(form, shown.value) : answerOf(shown.refusal, locale, code);
}
