import { getTranslations } from 'next-intl/server';
import { DAY_MS } from '@/lib/core/clock';
import type { Stats } from '@/lib/dashboard/stats';
import { GoButton } from '../_desk/go';
import { recordAddress } from '../registrations/list-address';

type QueueProps = { stats: Stats; now: Date };

/** The bottleneck of every edition: how much is owed, how old it is, when it would be clear, and the way straight into it. */
export async function Queue({ stats: { tiles, queue }, now }: QueueProps) {
  const words = await getTranslations('admin.dashboard.queue');
  const { oldestReference, oldestSubmittedAt, clearsInDays } = queue;
  const isOwed = oldestReference !== null && oldestSubmittedAt !== null;
  const days = isOwed ? Math.floor((now.getTime() - Date.parse(oldestSubmittedAt)) / DAY_MS) : 0;
  return (
    <section aria-labelledby="queue" className="grid justify-items-start gap-3">
      <h2 id="queue" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text">
        {isOwed ? words('owed', { count: tiles.undecided, days }) : words('clear')}{' '}
        {isOwed && (clearsInDays === null ? words('still') : words('clearsIn', { days: clearsInDays }))}
      </p>
      {isOwed && (
        <GoButton href={recordAddress(oldestReference)} tone="accent" size="medium">
          {words('start')}
        </GoButton>
      )}
    </section>
  );
}
