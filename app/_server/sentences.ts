import { getTranslations } from 'next-intl/server';
import { clock } from '@/lib/core/clock';
import type { FieldFault } from '@/lib/core/input';
import type { Refusal } from '@/lib/core/result';
import { sentences } from '@/messages/lists';
import type { Locale } from '@/messages/locales';
import type { RefusalCode } from './refusals';

/** What a form of one field shows after an action: a sentence, and what was typed, to be kept. */
export type Answer = { problem?: string; code?: RefusalCode; typed?: string; at?: number; isDone?: boolean };

const MINUTE_SECONDS = 60;

/** A refusal as the sentence that a person reads: the fault of the field where there is one, and how long to wait. */
export async function answerOf(
  { code, details }: Refusal<RefusalCode>,
  locale: Locale,
  typed?: string,
): Promise<Answer> {
  const [words, signIn] = await Promise.all([
    getTranslations({ locale, namespace: 'refusals' }),
    getTranslations({ locale, namespace: 'signIn' }),
  ]);
  const [fault] = (details?.errors ?? []) as FieldFault[];
  const wait = Number(details?.retryAfterSeconds ?? 0);
  const left = details?.attemptsLeft as number | undefined;
  // Of a program it is the token, of a person at a form the session that has ended.
  const sentenceOf = (one: RefusalCode) => (one === 'NOT_SIGNED_IN' ? signIn('over') : words(one));
  const said = [
    fault ? words(`fields.${fault.code}` as 'fields.required') : sentenceOf(code),
    wait > 0 && signIn('wait', { minutes: Math.ceil(wait / MINUTE_SECONDS) }),
    left !== undefined && signIn('attemptsLeft', { count: left }),
  ];
  return { problem: sentences(said, locale), code, typed, at: clock.now().getTime() };
}
