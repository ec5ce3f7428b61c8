/** The languages that interpreters may be asked for: those of the member states and of the United Nations. */
export const INTERPRETED = ['ru', 'en', 'zh', 'ar', 'fa', 'pt', 'es', 'fr', 'hi', 'id', 'am'] as const;

/** In the reader's language; at the head of a line, so with a capital. */
export function languageName(code: string, locale: string): string {
  const name = new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}
