import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { GoButton } from '../../_desk/go';

const DECISIONS = ['approve', 'reject', 'request_info', 'cancel', 'reset', 'move'] as const;

type TakenProps = { decision: unknown; waits: boolean; nextHref: string | undefined };

/** After a decision: that it was taken and mailed, and the next one that waits. */
export async function Taken({ decision, waits, nextHref }: TakenProps) {
  const taken = DECISIONS.find((known) => known === decision);
  if (!taken) return null;
  const words = await getTranslations('admin.record.taken');
  return (
    <Notice tone="good" role="status" title={words(taken === 'approve' && waits ? 'approveWaits' : taken)}>
      <p>{words(taken === 'move' ? 'moved' : 'mailed')}</p>
      <p className="pt-1">
        {nextHref ? (
          <GoButton href={nextHref} tone="primary">
            {words('next')}
          </GoButton>
        ) : (
          words('noneLeft')
        )}
      </p>
    </Notice>
  );
}
