import { Readable } from 'node:stream';
import { type Options, stringify as stringifyRows } from 'csv-stringify';
import { stringify } from 'csv-stringify/sync';
import { attached } from '@/app/_server/file-headers';
import type { Locale } from '@/messages/locales';

export const CSV_TYPE = 'text/csv; charset=utf-8';

/** How the desk writes every file for a spreadsheet. */
export const csvOptions = (locale: Locale): Options => ({
  // Excel tells the encoding by the mark; and in Russian it separates columns by a semicolon.
  bom: true,
  delimiter: locale === 'ru' ? ';' : ',',
  record_delimiter: 'windows',
  // A name that begins with "=" must not become a formula.
  escape_formulas: true,
});

/** Rows, the first of them the headings, as a file. */
export const csvFile = (
  rows: readonly (readonly (string | number)[])[],
  name: string,
  locale: Locale,
): Response =>
  new Response(
    stringify(
      rows.map((row) => [...row]),
      csvOptions(locale),
    ),
    {
      headers: attached(`${name}.csv`, CSV_TYPE),
    },
  );

/** A long file, written while its rows are being read. */
export function csvStream(
  head: string[],
  rows: AsyncIterable<string[]>,
  locale: Locale,
): ReadableStream<Uint8Array> {
  // Not `pipe`: it would leave the reader hanging when a row fails, and the rows open when the reader goes.
  const lines = Readable.from(withHead(head, rows)).compose(stringifyRows(csvOptions(locale)));
  return Readable.toWeb(lines) as ReadableStream<Uint8Array>;
}

async function* withHead(head: string[], rows: AsyncIterable<string[]>): AsyncGenerator<string[]> {
  yield head;
  yield* rows;
}
