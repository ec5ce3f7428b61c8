'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { keepSession } from '@/app/_server/cookies';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { linkInput } from '@/lib/auth/input';
import { confirmEmail } from '@/lib/registration/confirmation';
import { toLocale } from '@/messages/locales';

/** The button behind the link of the letter. */
export async function confirmByLink(locale: string, _: Answer, form: FormData): Promise<Answer> {
  const raw = { token: typedOf(form).token };
  const confirmed = await runAction(linkInput, raw, (scope, { token }) =>
    confirmEmail(scope, { linkToken: token }),
  );
  if (confirmed.ok) {
    await keepSession(confirmed.value.session);
    redirect(`/${toLocale(locale)}/me`);
  }
  const { code } = confirmed.refusal;
  const answer = await answerOf(confirmed.refusal, toLocale(locale));
  const words = await getTranslations({ locale: toLocale(locale), namespace: 'register.confirmPage' });
  if (code === 'LINK_USED' || code === 'LINK_EXPIRED') return { ...answer, problem: words(code) };
  return code === 'LINK_UNKNOWN' || code === 'INVALID_INPUT'
    ? { ...answer, problem: words('LINK_UNKNOWN') }
    : answer;
}
