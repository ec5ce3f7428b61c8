import { isLocale, LOCALES, type Locale, negotiate } from '@/messages/locales';

export const LOCALE_COOKIE = 'locale';

/** The language to speak where the address names none: the one chosen before, else the browser's. */
export const preferredLocale = (
  cookie: string | undefined,
  acceptLanguage: string | null,
  among: readonly Locale[] = LOCALES,
): Locale => among.find((locale) => locale === cookie) ?? negotiate(acceptLanguage, among);

/** Splits `/ru/register` into `ru` and `/register`; a path without a language keeps all of it in `rest`. */
export function splitLocale(pathname: string): { locale: Locale | undefined; rest: string } {
  const [, first, ...others] = pathname.split('/');
  return isLocale(first)
    ? { locale: first, rest: `/${others.join('/')}` }
    : { locale: undefined, rest: pathname };
}
