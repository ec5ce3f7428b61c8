import { getLocale } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { languageName } from '@/lib/core/language';
import { inLanguage } from '@/lib/edition/rules';
import { listed } from '@/messages/lists';
import { loadOwn } from '../load-own';

/** What columns of a field said, in the reader's language. */
export async function wordsOfColumns() {
  const locale = await getLocale();
  const { record } = await loadOwn(`/${locale}/me/edit`);
  const trackName = (key: string) => {
    const track = record?.openTracks.find((one) => one.key === key);
    return track ? inLanguage(track.name, locale) : key;
  };
  const textOf = (field: string, value: unknown): string => {
    if (field === 'citizenship') return countryName(String(value), locale);
    if (!Array.isArray(value)) return String(value ?? '');
    const nameOf = field === 'tracks' ? trackName : (key: string) => languageName(key, locale);
    return listed(
      value.map((key) => nameOf(String(key))),
      locale,
    );
  };
  return (field: string, columns: Record<string, unknown>): string =>
    Object.values(columns)
      .map((value) => textOf(field, value))
      .filter(Boolean)
      .join(' ');
}
