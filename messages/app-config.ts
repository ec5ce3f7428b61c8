import type { Messages as Catalogue } from './load';
import type { Locale as OurLocale } from './locales';

/** Makes a key without a sentence, or an unknown language, a compile error for next-intl and use-intl alike. */
declare module 'use-intl' {
  interface AppConfig {
    Locale: OurLocale;
    Messages: Catalogue;
  }
}
