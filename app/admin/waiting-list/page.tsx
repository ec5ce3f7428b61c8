import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { lineInput } from '@/lib/dashboard/input';
import { capNames } from '@/lib/dashboard/line';
import { countRegistrations } from '@/lib/dashboard/queries';
import { waitingLists } from '@/lib/dashboard/queue';
import { TILES } from '@/lib/dashboard/tiles';
import { poolStates, seatCount } from '@/lib/pool/queries';
import { mayArrangeList } from '@/lib/waitlist/policy';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { LINE } from './line-address';
import { PoolLine } from './pool-line';
import { poolName } from './pool-name';
import { Rule } from './rule';

type WaitingListPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.waiting'))('title') };
}

/** Who waits, in the order in which freed seats are given, why somebody is passed over, and the rule of it. */
export default async function WaitingListPage({ searchParams }: WaitingListPageProps) {
  const scope = await deskScope(LINE);
  const query = await searchParams;
  const asked = lineInput.safeParse(query);
  const { pool: only, page = 1 } = asked.success ? asked.data : {};
  const lists = opened(await waitingLists(scope, { pool: only, page: only && page }));
  const [words, { edition, categories, locale, clock }, total] = await Promise.all([
    getTranslations('admin.waiting'),
    deskEdition(),
    countRegistrations(scope, TILES.waiting),
  ]);
  const [pools, { count }] = await Promise.all([poolStates(scope, edition.id), seatCount(scope, edition.id)]);
  const nameOf = await poolName({ categories, delegations: await capNames(scope, count), locale });
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead', { count: total })}
        actions={only && <GoButton href={LINE}>{words('both')}</GoButton>}
      />
      {query.done === 'party' && <Notice tone="good" role="status" title={words('done.party')} />}
      {total === 0 && <EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
      <Rule />
      {(['international', 'domestic'] as const).map((key) => {
        const pool = pools.find((one) => one.key === key);
        if (!pool || lists[key].length === 0) return null;
        return (
          <PoolLine
            key={key}
            pool={{ ...pool, key }}
            waiters={lists[key]}
            page={only ? page : 1}
            categories={categories}
            nameOf={nameOf}
            locale={locale}
            clock={clock}
            mayArrange={mayArrangeList(scope.actor)}
          />
        );
      })}
    </>
  );
}
