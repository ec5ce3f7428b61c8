/** The languages of forms, pages and letters. */
export const LOCALES = ['en', 'ru', 'zh', 'pt', 'ar'] as const;
export type Locale = (typeof LOCALES)[number];

/** Staff read these: the desk, the gates, and what is named for them alone. */
export const DESK_LOCALES = ['en', 'ru'] as const satisfies readonly Locale[];
export type DeskLocale = (typeof DESK_LOCALES)[number];

export const DEFAULT_LOCALE: DeskLocale = 'en';

/** Each language in its own words, as the switch shows it. */
export const LANGUAGE_NAMES: Record<Locale, string> = {
  en: 'English',
  ru: 'Русский',
  zh: '中文',
  pt: 'Português',
  ar: 'العربية',
};

const RIGHT_TO_LEFT: readonly string[] = ['ar', 'fa', 'he', 'ur'];

export const isLocale = (text: unknown): text is Locale =>
  typeof text === 'string' && (LOCALES as readonly string[]).includes(text);

export const isDeskLocale = (text: unknown): text is DeskLocale =>
  typeof text === 'string' && (DESK_LOCALES as readonly string[]).includes(text);

export const direction = (locale: string): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr');

/** A stored language as one of ours; the edition may have had others. */
export const toLocale = (text: string): Locale => (isLocale(text) ? text : DEFAULT_LOCALE);
export const toDeskLocale = (text: string): DeskLocale => (isDeskLocale(text) ? text : DEFAULT_LOCALE);

/** The best of the languages that a browser or program names in `Accept-Language`, else English. */
export function negotiate<L extends Locale = Locale>(
  acceptLanguage: string | null,
  among: readonly L[] = LOCALES as readonly Locale[] as readonly L[],
): L | typeof DEFAULT_LOCALE {
  const wishes = (acceptLanguage ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => /^ *q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: tag.split('-')[0], weight: quality === undefined ? 1 : Number(quality) };
  });
  // A stable sort: among equals the first named wins.
  const ours = wishes.filter((wish) => wish.weight > 0).sort((one, other) => other.weight - one.weight);
  for (const { language } of ours) {
    const found = among.find((locale) => locale === language);
    if (found) return found;
  }
  return DEFAULT_LOCALE;
}
