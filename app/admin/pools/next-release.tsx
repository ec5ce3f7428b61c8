import { getTranslations } from 'next-intl/server';
import type { Release } from '@/lib/edition/release';
import type { DeskClock } from '../_desk/clock';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { RELEASE } from './addresses';

/** The next step in which the reserve shrinks by itself, where one is planned. */
export async function NextRelease({ releases, clock }: { releases: readonly Release[]; clock: DeskClock }) {
  const next = releases.find(({ doneAt, cancelledAt }) => !doneAt && !cancelledAt);
  if (!next) return null;
  const words = await getTranslations('admin.pools.release');
  return (
    <p>
      {words.rich('next', { to: next.toSeats, when: () => <When at={next.dueAt} clock={clock} /> })}{' '}
      <Go href={`${RELEASE}#steps`}>{words('all')}</Go>
    </p>
  );
}
