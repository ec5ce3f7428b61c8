'use client';

import { useTranslations } from 'next-intl';
import { Bidi } from '@/app/_ui/bidi';
import { DescriptionList } from '@/app/_ui/description-list';
import { Table } from '@/app/_ui/table';
import { Dense } from '../../_desk/dense';
import type { CheckedFile, ToldFault, ToldRow } from './state';

/** What is wrong with a file, row by row. */
export function Faults({ faults, more }: { faults: readonly ToldFault[]; more: string | undefined }) {
  const words = useTranslations('admin.codes.upload');
  return (
    <section className="grid gap-2">
      <Dense>
        <Table
          caption={words('faults', { count: faults.length })}
          rows={faults.map((fault, at) => ({ ...fault, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            { key: 'row', header: words('row'), isRowHeader: true, cell: ({ row }) => row },
            { key: 'column', header: words('where'), cell: ({ column }) => <Bidi>{column}</Bidi> },
            { key: 'reason', header: words('reason'), cell: ({ reason }) => <Bidi>{reason}</Bidi> },
          ]}
        />
      </Dense>
      {more && <p className="text-sm text-muted">{more}</p>}
    </section>
  );
}

/** What a file would make: the sums, and its first rows as they were understood. */
export function Checked({ file: { sum, rows } }: { file: CheckedFile }) {
  const words = useTranslations('admin.codes.upload');
  const told = (key: Exclude<keyof ToldRow, 'row'>, header: string) => ({
    key,
    header,
    cell: (row: ToldRow) => <Bidi>{row[key] || '—'}</Bidi>,
  });
  const has = (key: keyof ToldRow) => rows.some((row) => row[key]);
  return (
    <section aria-labelledby="preview" className="grid gap-4">
      <h2 id="preview" className="text-lg">
        {words('preview')}
      </h2>
      <div className="max-w-text">
        <DescriptionList items={sum} />
      </div>
      <h3>{words('first', { shown: rows.length })}</h3>
      <Dense>
        <Table
          caption={words('first', { shown: rows.length })}
          rows={rows}
          rowKey={({ row }) => row}
          columns={[
            { key: 'row', header: words('row'), isRowHeader: true, cell: ({ row }) => row },
            told('label', words('column.label')),
            ...(has('email') ? [told('email', words('column.email'))] : []),
            ...(has('category') ? [told('category', words('column.category'))] : []),
            ...(has('delegation') ? [told('delegation', words('column.delegation'))] : []),
            { ...told('uses', words('column.maxUses')), align: 'end' as const },
            told('seats', words('column.reservedSeats')),
          ]}
        />
      </Dense>
    </section>
  );
}
