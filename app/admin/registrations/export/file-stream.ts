import { writeXlsxStream } from 'hucre/xlsx';
import type { ExportedRow } from '@/lib/export/queries';
import type { Locale } from '@/messages/locales';
import { csvStream } from '../../_desk/csv';
import type { ExportSheet } from './sheet';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Rows = AsyncIterable<ExportedRow>;

/** A workbook with one sheet, its headings frozen. Every cell is a text, so that none can be a formula and no phone number a sum. */
export function xlsxStream({ name, headers, write }: ExportSheet, rows: Rows): ReadableStream<Uint8Array> {
  const columns = headers.map(({ key, header }) => ({ key, header, width: Math.max(14, header.length + 2) }));
  return writeXlsxStream(written(rows, write), { name, columns, freezePane: { rows: 1 } });
}

export const csvFileStream = (
  { headers, write }: ExportSheet,
  rows: Rows,
  locale: Locale,
): ReadableStream<Uint8Array> =>
  csvStream(
    headers.map(({ header }) => header),
    written(rows, write),
    locale,
  );

async function* written(rows: Rows, write: ExportSheet['write']): AsyncGenerator<string[]> {
  for await (const row of rows) yield write(row);
}
