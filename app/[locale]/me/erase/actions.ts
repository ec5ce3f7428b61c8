'use server';

import { redirect } from 'next/navigation';
import { runAction, typedOf } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { eraseOwn } from '@/lib/retention/commands';
import { eraseInput } from '@/lib/retention/input';
import { toLocale } from '@/messages/locales';

/** Erases everything about the person; the session goes with the rest, so what follows is a page for everybody. */
export async function eraseMine(
  locale: string,
  reference: string,
  _: Answer,
  form: FormData,
): Promise<Answer> {
  const typed = String(typedOf(form).typed ?? '');
  const erased = await runAction(eraseInput, { reference, typed }, eraseOwn);
  if (!erased.ok) return answerOf(erased.refusal, toLocale(locale), typed);
  redirect(`/${toLocale(locale)}/erased`);
}
