'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { draftCookie, keepSession } from '@/app/_server/cookies';
import { networkOf } from '@/app/_server/network';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { codeInput } from '@/lib/auth/input';
import { connection } from '@/lib/core/connection';
import { spend } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { confirmReceipt, resendConfirmation } from '@/lib/registration/receipt';
import { toLocale } from '@/messages/locales';

/** The typed code of the letter: confirms the address and signs its owner in. */
export async function confirmByCode(locale: string, _: Answer, form: FormData): Promise<Answer> {
  const token = (await draftCookie.read()) ?? '';
  const network = networkOf(await headers());
  const code = String(form.get('code') ?? '');
  const confirmed = await runAction(codeInput.pick({ code: true }), { code }, async (scope, input) => {
    const spent = await spend(connection().db, LIMITS.codeByNetwork, network);
    return spent.ok ? confirmReceipt(scope, token, input.code) : spent;
  });
  if (!confirmed.ok) return answerOf(confirmed.refusal, toLocale(locale), code);
  await keepSession(confirmed.value.session);
  redirect(`/${toLocale(locale)}/me`);
}

/** The letter once more; three times in a quarter of an hour are enough for anybody. */
export async function resend(locale: string, _: Answer): Promise<Answer> {
  const token = (await draftCookie.read()) ?? '';
  const sent = await runAction(z.object({}), {}, async (scope) => {
    const spent = await spend(connection().db, LIMITS.resendByRegistration, token);
    return spent.ok ? resendConfirmation(scope, token) : spent;
  });
  return sent.ok ? { isDone: true } : answerOf(sent.refusal, toLocale(locale));
}
