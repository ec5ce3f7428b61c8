'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { runAction } from '@/app/_server/action';
import { type Answer, answerOf } from '@/app/_server/sentences';
import { CONSENT_PURPOSES } from '@/db/schema/consent';
import { giveConsent, withdrawConsent } from '@/lib/registration/agreement';
import { toLocale } from '@/messages/locales';

const about = z.object({ reference: z.string().max(40), purpose: z.enum(CONSENT_PURPOSES) });
const agreed = about.extend({ version: z.number().int(), locale: z.string() });

type About = { locale: string; reference: string; purpose: string };

/** Agrees to the version that stood on the page; whose consent it is, is asked under the lock of the change. */
export async function giveOwn(
  given: About,
  version: number,
  back: 'me' | 'consents',
  _: Answer,
): Promise<Answer> {
  const language = toLocale(given?.locale);
  const said = await runAction(agreed, { ...given, version, locale: language }, giveConsent);
  if (!said.ok) return answerOf(said.refusal, language);
  redirect(`/${language}/me${back === 'me' ? '' : '/consents'}?agreed=1`);
}

/** Takes a free consent back. */
export async function withdrawOwnConsent(given: About, _: Answer): Promise<Answer> {
  const language = toLocale(given?.locale);
  const said = await runAction(about, given, withdrawConsent);
  if (!said.ok) return answerOf(said.refusal, language);
  redirect(`/${language}/me/consents?withdrawn=1`);
}
