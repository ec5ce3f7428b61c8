import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { BasePool } from '@/db/schema';
import { LINE_PAGE, type Waiter } from '@/lib/dashboard/line';
import type { Category } from '@/lib/edition/queries';
import type { PoolState } from '@/lib/pool/queries';
import type { DeskClock } from '../_desk/clock';
import { GoButton } from '../_desk/go';
import { lineAddress, PARTY } from './line-address';
import type { PoolName } from './pool-name';
import { WaitingTable } from './waiting-table';

type PoolLineProps = {
  pool: PoolState & { key: BasePool };
  waiters: readonly Waiter[];
  page: number;
  categories: readonly Category[];
  nameOf: PoolName;
  locale: string;
  clock: DeskClock;
  mayArrange: boolean;
};

/** The list of one pool, a page of it, and for organisers the way to make a party of those ticked. */
export async function PoolLine({ pool, waiters, page, mayArrange, ...table }: PoolLineProps) {
  const words = await getTranslations('admin.waiting');
  const { key, waiting, available } = pool;
  const title = words(`pool.${key}`, { count: waiting });
  const list = <WaitingTable caption={title} waiters={waiters} isPickable={mayArrange} {...table} />;
  return (
    <section aria-labelledby={`pool-${key}`} className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id={`pool-${key}`} className="text-lg">
          {title}
        </h2>
        <p className="text-sm text-muted">{words('free', { available })}</p>
      </div>
      {mayArrange ? (
        <form action={PARTY} method="get" className="grid gap-3">
          {list}
          <div className="flex flex-wrap items-center gap-3 bg-paper py-2">
            <span className="text-sm text-muted">{words('selection')}</span>
            <Button size="small" tone="quiet">
              {words('makeParty')}
            </Button>
          </div>
        </form>
      ) : (
        list
      )}
      <Pages pool={key} page={page} waiting={waiting} shown={waiters.length} />
    </section>
  );
}

type PagesProps = { pool: BasePool; page: number; waiting: number; shown: number };

async function Pages({ pool, page, waiting, shown }: PagesProps) {
  const [words, pages] = await Promise.all([
    getTranslations('admin.waiting'),
    getTranslations('admin.pages'),
  ]);
  if (waiting <= LINE_PAGE && page === 1) return null;
  const from = (page - 1) * LINE_PAGE;
  return (
    <nav aria-label={words('pages', { pool })} className="flex flex-wrap items-center gap-3">
      <span className="tabular text-sm text-muted">
        {words('range', { from: from + 1, to: from + shown, waiting })}
      </span>
      {page > 1 && (
        <GoButton href={lineAddress(pool, page - 1)} rel="prev">
          {words('previous')}
        </GoButton>
      )}
      {from + shown < waiting && (
        <GoButton href={lineAddress(pool, page + 1)} rel="next">
          {pages('next')}
        </GoButton>
      )}
    </nav>
  );
}
