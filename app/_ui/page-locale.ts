'use client';

import { useSyncExternalStore } from 'react';
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/messages/locales';

const never = () => () => undefined;

/** The page's language for code that must not depend on anything the server sent along. */
export const usePageLocale = (): Locale => useSyncExternalStore(never, readLocale, () => DEFAULT_LOCALE);

/** What was being read when an error page of the framework may have replaced the document. */
function readLocale(): Locale {
  const candidates = [
    location.pathname.split('/')[1],
    document.documentElement.lang,
    navigator.language.split('-')[0],
  ];
  return candidates.find(isLocale) ?? DEFAULT_LOCALE;
}
