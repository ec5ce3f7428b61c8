'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { withdraw } from '@/lib/registration/departure';
import { toLocale } from '@/messages/locales';

/** Gives the place up; whose it is, is asked under the lock of the change. */
export async function withdrawOwn(locale: string, reference: string, _: Answer): Promise<Answer> {
  const left = await runAction(z.object({ reference: z.string().max(40) }), { reference }, (scope, input) =>
    withdraw(scope, input.reference),
  );
  if (!left.ok) return answerOf(left.refusal, toLocale(locale));
  redirect(`/${toLocale(locale)}/me`);
}
