'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { runAction, typedOf } from '@/app/_server/action';
import { ok } from '@/lib/core/result';
import { type TextPlace, textInput, type Written } from '@/lib/edition/input';
import { mayChangeSettings } from '@/lib/edition/policy';
import { ownWords } from '@/lib/edition/rules';
import { changeText } from '@/lib/edition/texts';
import { LOCALES } from '@/messages/locales';
import { deskEdition } from '../../_desk/door';
import type { DeskState, ShownText } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { TEXTS } from '../addresses';
import { readSeen } from '../sections';
import { nowThere, typedTexts } from '../typed-texts';
import { catalogueText } from './catalogue-text';

/** Saves a text in all its languages, or shows it as its readers will see it. */
export async function saveText(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const { edition } = await deskEdition();
  const input = { place: typed.place, written: typedTexts(typed, 'written'), seen: readSeen(typed.seen) };
  if (typed.step === 'check') {
    const checked = await runAction(textInput, input, async ({ actor }, asked) =>
      mayChangeSettings(actor)
        ? ok(asked)
        : { ok: false as const, refusal: { code: 'NOT_ALLOWED' as const } },
    );
    if (!checked.ok) return told(checked, typed);
    return { shown: await shownIn(checked.value.place, checked.value.written), typed };
  }
  const result = await runAction(textInput, input, (scope, asked) => changeText(scope, edition.id, asked));
  if (result.ok) redirect(`${TEXTS}?saved`);
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

async function shownIn(place: TextPlace, written: Written): Promise<ShownText[]> {
  const words = await getTranslations('admin.settings');
  const nameOf = (locale: string) => words(`language.${locale}` as 'language.en');
  return LOCALES.map((locale): ShownText => {
    const own = ownWords(written, locale);
    const title = words('texts.previewOf', { language: nameOf(locale) });
    if (!own) {
      const text = catalogueText(place, locale);
      return {
        key: locale,
        title,
        note: words(text === '' ? 'texts.otherwiseNothing' : 'texts.catalogue'),
        text,
        lang: locale,
      };
    }
    const note =
      own.locale === locale
        ? undefined
        : words('texts.fallback', { language: nameOf(locale), other: nameOf(own.locale) });
    return { key: locale, title, note, text: own.text, lang: own.locale };
  });
}
