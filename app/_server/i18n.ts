import { headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from '@/messages/load';
import { DEFAULT_LOCALE, isLocale } from '@/messages/locales';

/** proxy.ts decides the language once and names it in a header; a path it does not see speaks English. */
export default getRequestConfig(async ({ locale: asked }) => {
  const named = asked ?? (await headers()).get('x-locale');
  const locale = isLocale(named) ? named : DEFAULT_LOCALE;
  // Dates are formatted with the edition's zone named each time; this default only keeps server and client alike.
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' };
});
