import { getTranslations } from 'next-intl/server';
import { StateTag } from '@/app/_ui/tag';
import type { Waiter } from '@/lib/dashboard/line';
import { Obstacle } from './obstacle';
import type { PoolName } from './pool-name';

/** What sets one who waits apart from the others: approved already, before others, with others, passed over. */
export async function Standing({ waiter, nameOf }: { waiter: Waiter; nameOf: PoolName }) {
  const words = await getTranslations('admin.waiting');
  const { approvedAt, priority, partySize, obstacle } = waiter;
  if (!approvedAt && !obstacle && priority === 0 && partySize === 1) {
    return <span className="text-muted">{words('waits')}</span>;
  }
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 py-1 md:justify-start">
      {approvedAt && <StateTag tone="good">{words('approved')}</StateTag>}
      {priority > 0 && <span className="whitespace-nowrap">{words('priority', { priority })}</span>}
      {partySize > 1 && <span className="whitespace-nowrap">{words('party', { people: partySize })}</span>}
      {obstacle && (
        <span className="text-sm text-amber">
          <Obstacle obstacle={obstacle} nameOf={nameOf} />
        </span>
      )}
    </span>
  );
}
