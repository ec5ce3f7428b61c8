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

/** The best of the languages that a browser or program names in `Accept-Language`, else English. */
export function negotiate(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^ *q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) };
  });
  // A stable sort: among equals the first named wins.
  const ours = wishes.filter((wish) => wish.weight > 0).sort((one, other) => other.weight - one.weight);
  return ours.map((wish) => wish.language).find(isLocale) ?? DEFAULT_LOCALE;
}
