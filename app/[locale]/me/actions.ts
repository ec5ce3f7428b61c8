'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { confirmAttendance } from '@/lib/registration/attendance';
import { toLocale } from '@/messages/locales';

/** The person will come; whose answer it is, is asked under the lock of the change. */
export async function comeOwn(locale: string, reference: string, _: Answer): Promise<Answer> {
  const said = await runAction(z.object({ reference: z.string().max(40) }), { reference }, (scope, input) =>
    confirmAttendance(scope, input.reference),
  );
  if (!said.ok) return answerOf(said.refusal, toLocale(locale));
  redirect(`/${toLocale(locale)}/me`);
}
