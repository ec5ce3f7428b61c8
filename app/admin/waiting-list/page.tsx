import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { countRegistrations, TILES } from '@/lib/dashboard/queries';
import { waitingLists } from '@/lib/dashboard/queue';
import { poolStates } from '@/lib/pool/queries';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { WaitingTable } from './waiting-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.waiting'))('title') };
}

/** Who waits, in the order in which freed seats are given. */
export default async function WaitingListPage() {
  const scope = await deskScope('/admin/waiting-list');
  const lists = opened(await waitingLists(scope));
  const [words, { edition, categories, locale, clock }, total] = await Promise.all([
    getTranslations('admin.waiting'),
    deskEdition(),
    countRegistrations(scope, TILES.waiting),
  ]);
  const pools = await poolStates(scope, edition.id);
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead', { count: total })} />
      {total === 0 && <EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
      {(['international', 'domestic'] as const).map((key) => {
        const waiters = lists[key];
        const pool = pools.find((one) => one.key === key);
        if (waiters.length === 0) return null;
        return (
          <section key={key} aria-labelledby={`pool-${key}`} className="grid gap-3">
            <h2 id={`pool-${key}`} className="text-lg">
              {words(`pool.${key}`, { count: pool?.waiting ?? waiters.length })}
            </h2>
            <p className="text-sm text-muted">{words('free', { available: pool?.available ?? 0 })}</p>
            <WaitingTable
              caption={words(`pool.${key}`, { count: pool?.waiting ?? waiters.length })}
              waiters={waiters}
              categories={categories}
              locale={locale}
              clock={clock}
            />
            {pool && pool.waiting > waiters.length && (
              <p className="text-muted">{words('more', { shown: waiters.length })}</p>
            )}
          </section>
        );
      })}
    </>
  );
}
