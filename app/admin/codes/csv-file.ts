import { type Input, type Options, stringify } from 'csv-stringify/sync';
import type { Locale } from '@/messages/locales';

/** What no answer of ours with a file, nor a refusal of one, goes without: nobody keeps a copy of it on the way. */
export const FILE_HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Rows as a file for a spreadsheet of the reader's language. */
export function csvFile(rows: Input, columns: Options['columns'], locale: Locale, name: string): Response {
  const file = stringify(rows, {
    header: true,
    columns,
    // Excel tells the encoding by the mark; and in Russian it separates columns by a semicolon.
    bom: true,
    delimiter: locale === 'ru' ? ';' : ',',
    record_delimiter: 'windows',
    // A label that begins with "=" must not become a formula.
    escape_formulas: true,
  });
  return new Response(file, {
    headers: { ...FILE_HEADERS, 'content-disposition': `attachment; filename="${name}"` },
  });
}
