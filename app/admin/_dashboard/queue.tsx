import { getTranslations } from 'next-intl/server';
import { DAY_MS } from '@/lib/core/clock';
import type { Undecided } from '@/lib/dashboard/queue';
import { GoButton } from '../_desk/go';
import { recordAddress } from '../registrations/list-address';

type QueueProps = { undecided: number; oldest: Undecided | undefined; now: Date };

/** The bottleneck of every edition: how much is owed, how old it is, and the way straight into it. */
export async function Queue({ undecided, oldest, now }: QueueProps) {
  const words = await getTranslations('admin.dashboard.queue');
  const days = oldest ? Math.floor((now.getTime() - oldest.submittedAt.getTime()) / DAY_MS) : 0;
  return (
    <section aria-labelledby="queue" className="grid justify-items-start gap-3">
      <h2 id="queue" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text">{oldest ? words('owed', { count: undecided, days }) : words('clear')}</p>
      {oldest && (
        <GoButton href={recordAddress(oldest.reference)} tone="accent" size="medium">
          {words('start')}
        </GoButton>
      )}
    </section>
  );
}
