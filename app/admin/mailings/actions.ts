'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { discardMailing, testMailing, writeMailing } from '@/lib/mailing/commands';
import { draftRef, mailingInput, mailingRef, startInput } from '@/lib/mailing/input';
import { PLACEHOLDERS, unknownPlaceholders } from '@/lib/mailing/rules';
import { pauseMailing, resumeMailing, startMailing, stopMailing } from '@/lib/mailing/steering';
import { LOCALES } from '@/messages/locales';
import type { DeskState } from '../_desk/form-state';
import { told } from '../_desk/told';
import { MAILINGS, mailingAddress } from './addresses';

type Typed = ReturnType<typeof typedOf>;

/** Keeps a mailing as a draft, and shows it as it would leave. */
export async function saveMailing(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const perLanguage = (part: string) =>
    Object.fromEntries(LOCALES.map((locale) => [locale, String(typed[`${part}.${locale}`] ?? '')]));
  const input = { ...typed, subject: perLanguage('subject'), body: perLanguage('body') };
  const result = await runAction(mailingInput, input, writeMailing);
  if (result.ok) redirect(mailingAddress(result.value, { saved: 'yes' }));
  const answer = await told(result, typed);
  return { ...answer, faults: { ...answer.faults, ...(await namedIn(typed)) } };
}

/** What stands in braces and means nothing, by its name at its field, and why one language cannot be left empty. */
async function namedIn(typed: Typed): Promise<Record<string, string>> {
  const words = await getTranslations('mailings');
  const known = PLACEHOLDERS.map((one) => `{${one}}`).join(', ');
  const named = Object.entries(typed).flatMap(([field, text]) => {
    const [part, locale] = field.split('.');
    if (!locale || (part !== 'subject' && part !== 'body')) return [];
    if (locale === typed.fallback && String(text).trim() === '')
      return [[field, words('write.fallbackEmpty')]];
    const names = unknownPlaceholders(String(text));
    if (names.length === 0) return [];
    return [[field, words('unknown', { count: names.length, names: names.slice(0, 5).join(', '), known })]];
  });
  return Object.fromEntries(named);
}

/** Throws a draft away. */
export async function dropMailing(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(draftRef, typed, discardMailing);
  if (result.ok) redirect(`${MAILINGS}?discarded=yes`);
  refresh();
  return told(result, typed);
}

/** Sends the draft to who asks. */
export async function tryMailing(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(draftRef, typed, testMailing);
  if (!result.ok) return told(result, typed);
  const words = await getTranslations('mailings.draft');
  return { done: words('tested', { count: result.value }) };
}

/** Starts it for those who were counted; where these have changed, the page shows the new numbers. */
export async function sendMailing(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(startInput, typed, startMailing);
  if (result.ok) redirect(mailingAddress(String(typed.id), { begun: 'yes' }));
  refresh();
  return told(result, typed);
}

const ACTS = { pause: pauseMailing, resume: resumeMailing, stop: stopMailing };

/** Pauses it, lets it go on, or stops it. */
export async function steerMailing(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const act = ACTS[typed.act === 'resume' || typed.act === 'stop' ? typed.act : 'pause'];
  const result = await runAction(mailingRef, typed, act);
  refresh();
  return result.ok ? {} : told(result, typed);
}
