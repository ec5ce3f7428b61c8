import type { ReactNode } from 'react';
import { classes } from './classes';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** `end` for numbers: right-aligned and tabular. */
  align?: 'start' | 'end';
  /** This column names the row, for those who hear the table. */
  isRowHeader?: boolean;
  /** Heard but not seen above the column, where what stands in it speaks for itself. */
  isHeaderQuiet?: boolean;
  /** Left out where a table fits but not all of it; a phone, which stacks, and a wide screen show it. */
  isSpare?: boolean;
};

type TableProps<Row> = {
  caption: ReactNode;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  empty?: ReactNode;
};

/** Rows and columns where there is room; on a phone each row becomes a short list with its headings. */
export function Table<Row>({ caption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <table className="block w-full border-collapse text-start md:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="md:border-b md:border-edge">
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={classes('h-9 px-2 text-sm text-muted', side(column), spare(column))}
            >
              {column.isHeaderQuiet ? <span className="sr-only">{column.header}</span> : column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {rows.map((row) => (
          <tr key={rowKey(row)} className="block border-b border-line py-2 md:table-row md:py-0">
            {columns.map((column) => (
              <Cell key={column.key} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ReactNode }) {
  const Element = column.isRowHeader ? 'th' : 'td';
  return (
    <Element
      scope={column.isRowHeader ? 'row' : undefined}
      data-label={column.header}
      className={classes(
        'flex justify-between gap-4 px-2 py-1 font-normal md:table-cell md:h-9',
        'before:shrink-0 before:text-start before:text-sm before:text-muted before:content-[attr(data-label)] md:before:content-none',
        side(column),
        spare(column),
      )}
    >
      <div className="min-w-0 text-end max-md:wrap-anywhere md:[text-align:inherit]">{children}</div>
    </Element>
  );
}

const side = <Row,>(column: Column<Row>) =>
  column.align === 'end' ? 'md:text-end tabular' : 'md:text-start';

const spare = <Row,>(column: Column<Row>) => column.isSpare && 'md:max-xl:hidden';
