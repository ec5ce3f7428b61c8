'use server';

import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { linkInput } from '@/lib/auth/input';
import { answerByAttendanceLink } from '@/lib/registration/attendance';
import { toLocale } from '@/messages/locales';

const input = linkInput.extend({ answer: z.enum(['yes', 'no']) });

/** The one button behind a link of the letter. Pressed twice, or after the other one, it says what counts now. */
export async function answerByLink(locale: string, _: Answer, form: FormData): Promise<Answer> {
  const raw = typedOf(form);
  const said = await runAction(input, raw, (scope, { token, answer }) =>
    answerByAttendanceLink(scope, { linkToken: token, answer }),
  );
  const language = toLocale(locale);
  const query = new URLSearchParams({ answer: String(raw.answer), token: String(raw.token) });
  // What has changed meanwhile, the page itself says best.
  if (said.ok || said.refusal.code === 'STATE_CHANGED') redirect(`/${language}/attendance?${query}`);
  const { code } = said.refusal;
  const answer = await answerOf(said.refusal, language);
  if (!['LINK_UNKNOWN', 'LINK_EXPIRED', 'INVALID_INPUT', 'NOT_FOUND'].includes(code)) return answer;
  const words = await getTranslations({ locale: language, namespace: 'me.attendance.byLink' });
  return { ...answer, problem: words('unknown') };
}
