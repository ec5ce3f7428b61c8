import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Bidi } from '@/app/_ui/bidi';
import { countryName } from '@/lib/core/country';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../../_desk/door';

type Columns = Record<string, unknown>;

/** What columns of a field say, in the reader's language. */
export async function fieldWords(): Promise<(field: string, columns: Columns) => ReactNode> {
  const [words, locale, { tracks }] = await Promise.all([
    getTranslations('admin.record.field'),
    getLocale(),
    deskEdition(),
  ]);
  const languages = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' });
  const trackName = (key: string) => {
    const track = tracks.find((one) => one.key === key);
    return track ? inLanguage(track.name, locale) : key;
  };
  const textOf = (field: string, value: unknown): string => {
    if (field === 'citizenship') return countryName(String(value), locale);
    const list = Array.isArray(value) ? value.map(String) : undefined;
    if (field === 'tracks') return (list ?? []).map(trackName).join(', ');
    if (field === 'languages') return (list ?? []).map((code) => languages.of(code) ?? code).join(', ');
    return String(value ?? '');
  };
  return (field, columns) => {
    const text = Object.values(columns)
      .map((value) => textOf(field, value))
      .filter(Boolean)
      .join(' ');
    return text ? <Bidi>{text}</Bidi> : <span className="text-muted">{words('none')}</span>;
  };
}
