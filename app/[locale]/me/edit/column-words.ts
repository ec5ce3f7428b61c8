import { getLocale } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import { languageName } from '../../_application/languages';
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
    return value
      .map((key) => (field === 'tracks' ? trackName(String(key)) : languageName(String(key), locale)))
      .join(', ');
  };
  return (field: string, columns: Record<string, unknown>): string =>
    Object.values(columns)
      .map((value) => textOf(field, value))
      .filter(Boolean)
      .join(' ');
}
