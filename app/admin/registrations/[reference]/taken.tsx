import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { GoButton } from '../../_desk/go';

const DECISIONS = [
  'approve',
  'reject',
  'request_info',
  'cancel',
  'reset',
  'move',
  'correct',
  'merge',
  'substitute',
  'prepare',
  'unprepare',
] as const;

/** What came of a decision, in words; undefined for what is none. */
export async function takenWords(decision: unknown, waits: boolean): Promise<string | undefined> {
  const taken = DECISIONS.find((known) => known === decision);
  if (!taken) return undefined;
  const words = await getTranslations('admin.record.taken');
  return words(taken === 'approve' && waits ? 'approveWaits' : taken);
}

/** What follows from those that are no decision with a letter of its own. */
const HELP = {
  move: 'moved',
  correct: 'corrected',
  merge: 'merged',
  substitute: 'substituted',
  prepare: 'unmoved',
  unprepare: 'unmoved',
} as const;

type TakenProps = { decision: unknown; waits: boolean; nextHref: string | undefined };

/** After a decision: that it was taken and mailed, and the next one that waits. */
export async function Taken({ decision, waits, nextHref }: TakenProps) {
  const title = await takenWords(decision, waits);
  if (!title) return null;
  const words = await getTranslations('admin.record.taken');
  return (
    <Notice tone="good" role="status" title={title}>
      <p>{words(HELP[decision as keyof typeof HELP] ?? 'mailed')}</p>
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
