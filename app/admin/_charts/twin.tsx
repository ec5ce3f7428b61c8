import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import { Dense } from '../_desk/dense';
import { Go } from '../_desk/go';
import type { Sheet, SheetRow } from './sheets';

type TwinProps = { sheet: Sheet; file: string; isFrozen: boolean };

/** What a chart shows, as a table and as a file. On paper the table lies open. */
export async function Twin({ sheet: { title, columns, rows }, file, isFrozen }: TwinProps) {
  const [words, format] = await Promise.all([getTranslations('admin.charts'), getFormatter()]);
  const cell = (row: SheetRow, at: number) => {
    const value = row.cells[at] ?? '';
    if (typeof value === 'number') return format.number(value);
    if (at > 0 || isFrozen || !row.href) return <Bidi>{value}</Bidi>;
    return (
      <Go href={row.href}>
        <Bidi>{value}</Bidi>
      </Go>
    );
  };
  return (
    <details className="min-w-0">
      <summary className="link w-fit cursor-pointer print:hidden">
        {words('table')}
        <span className="sr-only">: {title}</span>
      </summary>
      <div className="grid gap-3 pt-3">
        <p className="print:hidden">
          <Go href={file} aria-label={`${words('file')}: ${title}`}>
            {words('file')}
          </Go>
        </p>
        <Dense>
          <Table
            caption={title}
            rows={rows}
            rowKey={({ key }) => key}
            columns={columns.map(({ key, header }, at) => ({
              key,
              header,
              isRowHeader: at === 0,
              align: rows.some(({ cells }) => typeof cells[at] === 'number') ? 'end' : 'start',
              cell: (row: SheetRow) => cell(row, at),
            }))}
          />
        </Dense>
      </div>
    </details>
  );
}
