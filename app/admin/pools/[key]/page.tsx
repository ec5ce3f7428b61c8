import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { poolHistory } from '@/lib/dashboard/history';
import { poolsAtDesk } from '@/lib/dashboard/pools';
import { isCapKey } from '@/lib/pool/rules';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { Shortcuts } from '../../_desk/shortcuts';
import { historyAddress, POOLS } from '../addresses';
import { Overbooked } from '../overbooked';
import { poolNames } from '../pool-names';
import { wordingIn } from '../wording';
import { Changes } from './changes';
import { DayTable } from './day-table';
import { HeldChart } from './held-chart';

type HistoryPageProps = { params: Promise<{ key: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.pools'))('history') };
}

/** How one pool came to where it stands: its days, and every change of its size. */
export default async function HistoryPage({ params }: HistoryPageProps) {
  const key = (await params).key.replace(/%3A/gi, ':');
  if (key !== 'total' && key !== 'international' && key !== 'domestic' && !isCapKey(key)) notFound();
  const scope = await deskScope(historyAddress(key));
  const { pool, changes, actors, days } = opened(await poolHistory(scope, key));
  const { delegations, international } = opened(await poolsAtDesk(scope));
  const [words, nameOf, sentenceFor] = await Promise.all([
    getTranslations('admin.pools'),
    poolNames(delegations),
    wordingIn(),
  ]);
  return (
    <>
      <Shortcuts />
      <PageHeader
        title={nameOf(key)}
        lead={`${words('past.standing', { held: pool.held, size: pool.size })} ${sentenceFor(pool)}`}
        actions={<GoButton href={POOLS}>{words('past.back')}</GoButton>}
      />
      <Overbooked count={pool.overbooked} />
      <section aria-labelledby="past" className="grid max-w-4xl gap-4">
        <h2 id="past" className="text-lg">
          {words('past.title')}
        </h2>
        {days.length === 0 ? (
          <p className="text-muted">{words('past.empty')}</p>
        ) : (
          <>
            <HeldChart
              days={days}
              isReserve={key === 'international'}
              target={key === 'international' ? international.target : undefined}
            />
            {pool.reserved > 0 && (
              <p className="text-sm text-muted">{words('past.reserved', { count: pool.reserved })}</p>
            )}
            <DayTable days={days} />
          </>
        )}
      </section>
      <Changes changes={changes} actors={actors} />
    </>
  );
}
