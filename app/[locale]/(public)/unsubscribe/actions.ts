'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { linkInput } from '@/lib/auth/input';
import { leaveNews } from '@/lib/mailing/leaving';
import { toLocale } from '@/messages/locales';

/** The button behind the link of a mail of news. Nobody needs to be signed in for it. */
export async function leaveByLink(locale: string, _: Answer, form: FormData): Promise<Answer> {
  const raw = { token: typedOf(form).token };
  const left = await runAction(linkInput, raw, (scope, { token }) => leaveNews(scope, token));
  const language = toLocale(locale);
  if (left.ok) redirect(`/${language}/unsubscribe?done=yes`);
  const answer = await answerOf(left.refusal, language);
  const { code } = left.refusal;
  if (code !== 'LINK_UNKNOWN' && code !== 'INVALID_INPUT') return answer;
  const words = await getTranslations({ locale: language, namespace: 'public.unsubscribe' });
  return { ...answer, problem: words('LINK_UNKNOWN') };
}
