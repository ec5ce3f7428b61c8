export const LOCALES = ['en', 'ru'] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = 'en';

/** Each language in its own words, as the switch shows it. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', ru: 'Русский' };

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

export const isLocale = (text: unknown): text is Locale =>
  typeof text === 'string' && (LOCALES as readonly string[]).includes(text);

export const direction = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr');

/** A stored language as one of ours; the edition may have had others. */
export const toLocale = (text: string): Locale => (isLocale(text) ? text : DEFAULT_LOCALE);
export const negotiate = (_: string | null): Locale => 'en';
