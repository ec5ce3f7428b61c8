import { COUNTRY_CODES, countryName } from '@/lib/core/country';
import { foldForSearch } from '@/lib/core/fold';
import type { VisaTable } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';

type Line = VisaTable['free'][number];

/** A country a line, by its name, with the days behind it; sorted as the reader's language sorts. */
export function writtenCountries(lines: readonly Line[], locale: string): string {
  const { compare } = new Intl.Collator(locale);
  return lines
    .map(({ country, days }) =>
      [countryName(country, locale), days].filter((part) => part !== null).join(' '),
    )
    .toSorted(compare)
    .join('\n');
}

/** The same lines read back; a name may be in any language of the pages, or the code of the country. */
export function readCountries(text: string): { lines: Line[]; unknown?: { row: number; text: string } } {
  const lines: Line[] = [];
  for (const [at, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [days] = /\d{1,3}$/.exec(line) ?? [];
    const name = line.slice(0, line.length - (days?.length ?? 0)).trim();
    const country = codes().get(foldForSearch(name)) ?? '';
    if (country === '') return { lines, unknown: { row: at + 1, text: line } };
    lines.push({ country, days: days ? Number(days) : null });
  }
  return { lines };
}

let known: Map<string, string> | undefined;
function codes(): Map<string, string> {
  known ??= new Map(
    COUNTRY_CODES.flatMap((code) =>
      [code, ...LOCALES.map((locale) => countryName(code, locale))].map((name): [string, string] => [
        foldForSearch(name),
        code,
      ]),
    ),
  );
  return known;
}
