import { getFormatter, getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { PoolChange } from '@/lib/dashboard/preview';
import type { PoolNames } from './pool-names';

type ChangeTableProps = { changes: readonly PoolChange[]; nameOf: PoolNames };

/** Each pool that a change touches, as it is and as it would be. */
export async function ChangeTable({ changes, nameOf }: ChangeTableProps) {
  const [words, format] = await Promise.all([getTranslations('admin.pools.preview'), getFormatter()]);
  const number = (value: number | undefined) => (value === undefined ? words('none') : format.number(value));
  const column = (key: 'size' | 'held' | 'available' | 'waiting') => ({
    key,
    header: words(`column.${key === 'available' ? 'free' : key}`),
    align: 'end' as const,
    cell: ({ before, after }: PoolChange) => {
      const [was, is] = [number(before?.[key]), number(after?.[key])];
      if (was === is) return is;
      return (
        <span className="whitespace-nowrap">
          <span className="text-muted">{was} →</span> <span className="font-semibold">{is}</span>
        </span>
      );
    },
  });
  return (
    <div className="max-w-4xl">
      <Table
        caption={words('title')}
        rows={changes}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'pool',
            header: words('column.pool'),
            isRowHeader: true,
            cell: ({ key }) => nameOf(key),
          },
          column('size'),
          column('held'),
          column('available'),
          column('waiting'),
        ]}
      />
    </div>
  );
}
