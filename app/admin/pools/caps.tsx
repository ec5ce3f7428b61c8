import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { Table } from '@/app/_ui/table';
import type { PoolRow } from '@/lib/dashboard/pools';
import { ShareBar } from '../_dashboard/share-bar';
import { Go, GoButton } from '../_desk/go';
import { CAPS, capAddress, historyAddress } from './addresses';
import { Overbooked } from './overbooked';
import type { PoolNames } from './pool-names';
import { wordingIn } from './wording';

type CapsProps = { rows: readonly PoolRow[]; nameOf: PoolNames; mayChange: boolean };

/** The limits of categories and delegations, with the same numbers as the pools above them. */
export async function Caps({ rows, nameOf, mayChange }: CapsProps) {
  const words = await getTranslations('admin.pools');
  const add = mayChange && <GoButton href={CAPS}>{words('addCap')}</GoButton>;
  return (
    <section aria-labelledby="caps" className="grid gap-4">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
        <div className="grid max-w-text gap-1">
          <h2 id="caps" className="text-lg">
            {words('caps.title')}
          </h2>
          <p className="text-muted">{words('caps.lead')}</p>
        </div>
        {rows.length > 0 && add}
      </div>
      {rows.length === 0 ? (
        <EmptyState title={words('caps.empty')} action={add}>
          {words('caps.emptyHelp')}
        </EmptyState>
      ) : (
        <CapTable rows={rows} nameOf={nameOf} mayChange={mayChange} />
      )}
    </section>
  );
}

async function CapTable({ rows, nameOf, mayChange }: CapsProps) {
  const [words, format, sentenceFor] = await Promise.all([
    getTranslations('admin.pools'),
    getFormatter(),
    wordingIn(),
  ]);
  const number = (key: keyof PoolRow & ('available' | 'undecided' | 'reserved' | 'waiting')) => ({
    align: 'end' as const,
    key,
    header: words(`figure.${key === 'available' ? 'free' : key}`),
    cell: (row: PoolRow) => format.number(row[key]),
  });
  return (
    <Table
      caption={words('caps.title')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          header: words('caps.column.name'),
          isRowHeader: true,
          cell: (row) => (
            <div className="grid gap-1 py-1.5 md:max-w-md">
              <Go href={historyAddress(row.key)} aria-label={words('historyOf', { name: nameOf(row.key) })}>
                {nameOf(row.key)}
              </Go>
              <span className="text-sm text-muted">{sentenceFor(row)}</span>
              <Overbooked count={row.overbooked} />
            </div>
          ),
        },
        {
          key: 'held',
          header: words('caps.column.held'),
          align: 'end',
          cell: ({ held, size }) => (
            <div className="ms-auto grid w-32 gap-0.5">
              <span>
                <span className="font-medium">{format.number(held)}</span>{' '}
                <span className="text-muted">{words('outOf', { size })}</span>
              </span>
              <ShareBar value={held} max={size} />
            </div>
          ),
        },
        number('available'),
        number('undecided'),
        number('reserved'),
        number('waiting'),
        ...(mayChange
          ? [
              {
                key: 'change',
                header: words('caps.column.change'),
                isHeaderQuiet: true,
                align: 'end' as const,
                cell: ({ key }: PoolRow) => (
                  <Go href={capAddress(key)} aria-label={words('caps.changeThis', { name: nameOf(key) })}>
                    {words('caps.change')}
                  </Go>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
