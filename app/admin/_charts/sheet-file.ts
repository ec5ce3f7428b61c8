import { getLocale } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { toLocale } from '@/messages/locales';
import { csvFile } from '../_desk/csv';
import { type Chart, isChart, sheetOf } from './sheets';

/** The chart that a file is named after; undefined for any other name. */
export function chartIn(file: string): Chart | undefined {
  const [, name = ''] = /^([a-z]+)\.csv$/.exec(file) ?? [];
  return isChart(name) ? name : undefined;
}

/** A chart's rows as a file; named after the day of its numbers. */
export async function sheetFile(chart: Chart, stats: Stats): Promise<Response> {
  const { columns, rows } = await sheetOf(chart, stats);
  const table = [columns.map(({ header }) => header), ...rows.map(({ cells }) => cells)];
  return csvFile(table, `${chart}-${stats.asOf.slice(0, 10)}`, toLocale(await getLocale()));
}
