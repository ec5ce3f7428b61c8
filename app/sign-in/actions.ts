'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { keepSession, signInCookie } from '@/app/_server/cookies';
import { landingOf } from '@/app/_server/landing';
import { addressOf } from '@/app/_server/network';
import { nextPath } from '@/app/_server/next-path';
import { keepPending, readPending } from '@/app/_server/pending-sign-in';
import { demandProof, PROOF_FIELD } from '@/app/_server/proof-of-work';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { requestSignIn, signInByCode, signInByLink } from '@/lib/auth/commands';
import { codeInput, linkInput, signInInput } from '@/lib/auth/input';
import { acceptInvitation } from '@/lib/auth/invitations';
import { connection } from '@/lib/core/connection';
import { foldEmail } from '@/lib/core/fold';
import { ok } from '@/lib/core/result';
import { spend, spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';

/** Sends the letter. The answer, and the way to it, is the same for every address. */
export async function askForLetter(_: Answer, form: FormData): Promise<Answer> {
  const [locale, received] = await Promise.all([getLocale(), headers()]);
  const { email, next, [PROOF_FIELD]: proof } = typedOf(form);
  const typed = String(email ?? '');
  const { db } = connection();
  const asked = await runAction(signInInput, { email: typed, locale }, async (scope, input) => {
    const byNetwork = await spendFrom(db, LIMITS.signInByNetwork, addressOf(received));
    if (!byNetwork.ok) return byNetwork;
    // Without script there is no proof: a few may ask all the same, or nobody without script could ever sign in.
    const shown = await demandProof(scope, proof);
    const unproved = shown.ok
      ? ok(undefined)
      : await spendFrom(db, LIMITS.unprovedCodeByNetwork, addressOf(received));
    if (!unproved.ok) return unproved;
    const byAddress = await spend(db, LIMITS.signInByAddress, foldEmail(input.email));
    return byAddress.ok ? ok({ ...(await requestSignIn(scope, input)), email: input.email }) : byAddress;
  });
  if (!asked.ok) return answerOf(asked.refusal, locale, typed);
  await keepPending({ ...asked.value, next: nextPath(next) });
  redirect('/sign-in/code');
}

/** The typed code of the newest letter. */
export async function enterCode(_: Answer, form: FormData): Promise<Answer> {
  const [locale, received, waiting] = await Promise.all([getLocale(), headers(), readPending()]);
  if (!waiting) redirect('/sign-in');
  const code = String(typedOf(form).code ?? '');
  const raw = { challengeId: waiting.challengeId, code };
  const opened = await runAction(codeInput, raw, async (scope, input) => {
    const spent = await spendFrom(connection().db, LIMITS.codeByNetwork, addressOf(received));
    return spent.ok ? signInByCode(scope, input) : spent;
  });
  if (!opened.ok) return answerOf(opened.refusal, locale, code);
  await keepSession(opened.value);
  await signInCookie.drop();
  // The sign-in page knows by then who came, and leads to where that person begins.
  redirect(waiting.next ?? '/sign-in');
}

/** The button behind the link of the letter. */
export async function followLink(_: Answer, form: FormData): Promise<Answer> {
  const opened = await runAction(linkInput, { token: typedOf(form).token }, (scope, { token }) =>
    signInByLink(scope, token),
  );
  if (!opened.ok) return faultOfLink(opened.refusal);
  await keepSession(opened.value);
  const waiting = await readPending();
  await signInCookie.drop();
  redirect(waiting?.next ?? '/sign-in');
}

/** The button behind an invitation: the role is given, and the person is led to the place of its duties. */
export async function takeUpInvitation(_: Answer, form: FormData): Promise<Answer> {
  const locale = await getLocale();
  const accepted = await runAction(linkInput, { token: typedOf(form).token }, (scope, { token }) =>
    acceptInvitation(scope, token),
  );
  if (!accepted.ok) {
    const words = await getTranslations('signIn');
    const answer = await answerOf(accepted.refusal, locale);
    return isForged(accepted.refusal.code) ? { ...answer, problem: words('invitationUnknown') } : answer;
  }
  await keepSession(accepted.value);
  redirect(landingOf([accepted.value.role], locale));
}

const isForged = (code: string): boolean => code === 'LINK_UNKNOWN' || code === 'INVALID_INPUT';

async function faultOfLink(refusal: Parameters<typeof answerOf>[0]): Promise<Answer> {
  const [locale, words] = await Promise.all([getLocale(), getTranslations('signIn')]);
  const answer = await answerOf(refusal, locale);
  const { code } = refusal;
  if (isForged(code)) return { ...answer, problem: words('LINK_UNKNOWN') };
  const isKnown = z.enum(['LINK_USED', 'LINK_EXPIRED']).safeParse(code);
  return isKnown.success ? { ...answer, problem: words(isKnown.data) } : answer;
}
