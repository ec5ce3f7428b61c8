import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { messagesOf } from '@/messages/load';
import { DEFAULT_LOCALE, DESK_LOCALES, isLocale } from '@/messages/locales';
import { LOCALE_COOKIE, preferredLocale } from './locale';

/** proxy.ts decides the language once and names it in a header; a file, whose path it does not see, asks as it does. */
export default getRequestConfig(async ({ locale: asked }) => {
  const given = await headers();
  const named = asked ?? given.get('x-locale') ?? (await ofFile(given.get('accept-language')));
  const locale = isLocale(named) ? named : DEFAULT_LOCALE;
  // Dates are formatted with the edition's zone named each time; this default only keeps server and client alike.
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' };
});

const ofFile = async (accepted: string | null) =>
  preferredLocale((await cookies()).get(LOCALE_COOKIE)?.value, accepted, DESK_LOCALES);
