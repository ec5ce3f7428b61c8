import { getTranslations } from 'next-intl/server';
import type { typedOf } from '@/app/_server/action';
import { LOCALES } from '@/messages/locales';
import type { ShownText } from '../_desk/form-state';

type Typed = ReturnType<typeof typedOf>;
type Texts = Record<string, string>;

/** What was typed into the fields of a text, language by language. */
export const typedTexts = (typed: Typed, name: string): Texts =>
  Object.fromEntries(LOCALES.map((locale) => [locale, String(typed[`${name}.${locale}`] ?? '')]));

/** What a colleague has made of a text meanwhile, to stand beside what was typed; `seen`: as it was, to show only what differs. */
export async function nowThere(now: Texts, seen: Texts = {}): Promise<ShownText[]> {
  const words = await getTranslations('admin.settings');
  return LOCALES.filter((locale) => now[locale] !== seen[locale]).map((locale) => ({
    key: locale,
    title: `${words('texts.nowThere')}: ${words(`language.${locale}`)}`,
    text: now[locale] ?? '',
    lang: locale,
  }));
}
