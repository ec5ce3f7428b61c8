'use server';

import { refresh } from 'next/cache';
import { runAction } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { issueLetter } from '@/lib/letter/commands';
import { issueInput } from '@/lib/letter/input';
import { toLocale } from '@/messages/locales';

/** Takes one of the letters that nobody has to be asked for; whose application it is, is asked inside. */
export async function takeLetter(
  locale: string,
  asked: { reference: string; kind: string },
  _: Answer,
): Promise<Answer> {
  const taken = await runAction(issueInput, asked, issueLetter);
  if (!taken.ok) return answerOf(taken.refusal, toLocale(locale));
  refresh();
  return {};
}
