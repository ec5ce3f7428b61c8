import { CsvError, parse } from 'csv-parse/sync';
import { ok, type Result, refuse } from '@/lib/core/result';
import { columnOf, SHEET_COLUMNS, type SheetColumn } from './columns';

/** The most rows and bytes of one file. */
export const MOST_ROWS = 5000;
export const MOST_SHEET_BYTES = 1_000_000;
const MOST_FAULTS = 50;

/** Row as the spreadsheet counts it, the headings being row 1; column as the file calls it; `code` stands in the catalogue. */
export type SheetFault = { row?: number; column?: SheetColumn | string; code: string; cell?: string };
export type SheetRow = { row: number; cells: Partial<Record<SheetColumn, string>> };

/** Nothing of a faulty file is taken; the first faults are told, and how many there are. */
export const faulty = (faults: readonly SheetFault[]) =>
  refuse('SHEET_FAULTY', { faults: faults.slice(0, MOST_FAULTS), count: faults.length });

/** The text of a file in UTF-8, with or without its mark; undefined when it is in another encoding. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** The filled rows of a file by our names of their columns, whatever their order, language and separator. */
export function rowsOf(text: string): Result<SheetRow[], 'SHEET_FAULTY'> {
  const read = recordsOf(text);
  if (!read.ok) return read;
  const [headings = [], ...records] = read.value;
  const columns = headings.map(columnOf);
  const faults = headingFaults(headings, columns);
  if (faults.length > 0) return faulty(faults);
  const rows = records
    .map((cells, at) => ({ row: at + 2, cells }))
    .filter(({ cells }) => cells.some(Boolean));
  if (rows.length === 0) return faulty([{ code: 'no_rows' }]);
  if (rows.length > MOST_ROWS) return faulty([{ code: 'too_many_rows' }]);
  const wide = rows.filter(({ cells }) => cells.slice(columns.length).some(Boolean));
  if (wide.length > 0) return faulty(wide.map(({ row }) => ({ row, code: 'more_cells_than_headings' })));
  return ok(
    rows.map(({ row, cells }) => ({
      row,
      cells: Object.fromEntries(columns.flatMap((column, at) => (column ? [[column, cells[at] ?? '']] : []))),
    })),
  );
}

function recordsOf(text: string): Result<string[][], 'SHEET_FAULTY'> {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      trim: true,
      to: MOST_ROWS * 2,
    });
    return ok(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as { lines?: number };
    return faulty([{ ...(lines !== undefined && { row: lines }), code: 'broken_quotes' }]);
  }
}

/** Excel separates by what the country's decimal comma leaves free: the headings show it. */
function delimiterOf(text: string): string {
  const [headings = ''] = /^.*/.exec(text) ?? [];
  const times = (sign: string) => headings.split(sign).length;
  return [';', '\t', ','].reduce((best, sign) => (times(sign) > times(best) ? sign : best));
}

function headingFaults(
  headings: readonly string[],
  columns: readonly (SheetColumn | undefined)[],
): SheetFault[] {
  const unknown = headings.flatMap((cell, at) =>
    cell && !columns[at] ? [{ row: 1, column: cell, code: 'unknown_column' }] : [],
  );
  const twice = SHEET_COLUMNS.filter((column) => columns.filter((one) => one === column).length > 1);
  const missing = columns.includes('label') ? [] : [{ row: 1, column: 'label', code: 'column_missing' }];
  return [...unknown, ...twice.map((column) => ({ row: 1, column, code: 'column_twice' })), ...missing];
}
