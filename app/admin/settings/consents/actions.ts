'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { dropDraft, publish, saveDraft } from '@/lib/consent/documents';
import { documentDraftInput, publishInput, purposeInput } from '@/lib/consent/input';
import { mayWriteDocuments } from '@/lib/consent/policy';
import { ok, refuse } from '@/lib/core/result';
import { LOCALES } from '@/messages/locales';
import type { DeskState, ShownText } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { documentSettings } from '../addresses';
import { readSeen } from '../sections';
import { nowThere, typedTexts } from '../typed-texts';

type Written = Record<string, string>;
type Typed = ReturnType<typeof typedOf>;

/** Keeps a draft in all its languages, or shows it as its readers will see it. */
export async function saveDocument(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const input = { purpose: typed.purpose, written: typedTexts(typed, 'written'), seen: readSeen(typed.seen) };
  if (typed.step === 'check') {
    const checked = await runAction(documentDraftInput, input, async ({ actor }, asked) =>
      mayWriteDocuments(actor) ? ok(asked.written) : refuse('NOT_ALLOWED'),
    );
    return checked.ok ? { shown: await shownIn(checked.value), typed } : told(checked, typed);
  }
  const result = await runAction(documentDraftInput, input, saveDraft);
  if (result.ok) redirect(`${documentSettings(String(typed.purpose))}?saved`);
  return refusedWith(result, typed);
}

/** Makes the draft that was seen the next version; the button stands behind a first press. */
export async function publishDocument(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const input = { purpose: typed.purpose, seen: readSeen(typed.seen), asksAgain: typed.asksAgain === 'yes' };
  const result = await runAction(publishInput, input, publish);
  if (result.ok) redirect(`${documentSettings(String(typed.purpose))}?published`);
  return refusedWith(result, typed);
}

/** Drops a draft. */
export async function dropDocument(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const result = await runAction(purposeInput, typed, dropDraft);
  if (result.ok) redirect(`${documentSettings(String(typed.purpose))}?dropped`);
  return refusedWith(result, typed);
}

/** A colleague's text that stands there now is shown beside what was typed. */
async function refusedWith(result: Parameters<typeof told>[0], typed: Typed): Promise<DeskState> {
  refresh();
  const answer = await told(result, typed);
  if (result.refusal.code !== 'SETTINGS_CHANGED') return answer;
  const words = await getTranslations('admin.settings.texts');
  return {
    ...answer,
    message: words('stale'),
    shown: await nowThere(result.refusal.details?.now as Written),
  };
}

async function shownIn(written: Written): Promise<ShownText[]> {
  const words = await getTranslations('admin.settings');
  return LOCALES.map((locale) => ({
    key: locale,
    title: words('texts.previewOf', { language: words(`language.${locale}`) }),
    text: written[locale] ?? '',
    lang: locale,
  }));
}
