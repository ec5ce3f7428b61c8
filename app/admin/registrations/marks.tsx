import { useTranslations } from 'next-intl';
import type { ListedRegistration } from '@/lib/dashboard/queries';

type MarksProps = { row: Pick<ListedRegistration, 'isAnswered' | 'prepared'> };

/** What a row tells besides its state: that an answer has come, and that a decision waits for its wave. */
export function Marks({ row: { isAnswered, prepared } }: MarksProps) {
  const [answers, waves] = [useTranslations('answers.desk'), useTranslations('waves.mark')];
  return (
    <>
      {isAnswered && <span className="ms-2 text-sm font-medium text-green">{answers('mark')}</span>}
      {prepared && <span className="ms-2 text-sm font-medium text-amber">{waves(prepared)}</span>}
    </>
  );
}
