import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { FORMAT_KEYS } from '@/lib/badge/rules';
import type { Edition } from '../_scanner/person';
import { Station } from './station';

/** What the computer beside a badge printer shows instead of a gate. */
export async function StationPage({ edition }: { edition: Edition }) {
  const [locale, messages, words] = await Promise.all([
    getLocale(),
    getMessages(),
    getTranslations('admin.record.badge'),
  ]);
  const formats = FORMAT_KEYS.map((value) => ({ value, label: words(`formats.${value}`) }));
  return (
    <NextIntlClientProvider
      locale={locale}
      messages={{ station: messages.station, gate: messages.gate, refusals: messages.refusals }}
      timeZone={edition.timeZone}
    >
      <Station edition={edition} formats={formats} />
    </NextIntlClientProvider>
  );
}
