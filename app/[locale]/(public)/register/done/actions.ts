'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { draftCookie, keepSession } from '@/app/_server/cookies';
import { addressOf } from '@/app/_server/network';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { codeInput } from '@/lib/auth/input';
import { connection } from '@/lib/core/connection';
import { spend, spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { confirmReceipt, resendConfirmation } from '@/lib/registration/receipt';
import { toLocale } from '@/messages/locales';

/** The typed code of the letter: confirms the address and signs its owner in. */
export async function confirmByCode(locale: string, _: Answer, form: FormData): Promise<Answer> {
  const token = (await draftCookie.read()) ?? '';
  const address = addressOf(await headers());
  const code = String(typedOf(form).code ?? '');
  const confirmed = await runAction(codeInput.pick({ code: true }), { code }, async (scope, input) => {
    const spent = await spendFrom(connection().db, LIMITS.codeByNetwork, address);
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
