import type { Locale } from './locales';

/** Between two parts of a phrase. */
export const COMMA: Record<Locale, string> = { en: ', ', ru: ', ', zh: '，', pt: ', ', ar: '، ' };

/** A clause of the catalogue as a sentence of its own, with what stands before the next one. */
export const ended = (clause: string, locale: string): string => clause + (locale === 'zh' ? '。' : '. ');

/** Sentences one after the other. */
export const sentences = (texts: readonly (string | false | undefined)[], locale: string): string =>
  texts.filter(Boolean).join(locale === 'zh' ? '' : ' ');

/** Several things of one kind, without a word such as "and" before the last: `Transport, Culture`. */
export const listed = (texts: readonly string[], locale: string): string =>
  texts.join(locale === 'zh' ? '、' : (COMMA[locale as Locale] ?? COMMA.en));
