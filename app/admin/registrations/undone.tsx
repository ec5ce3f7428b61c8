import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';

/** After an undo: that it was done, and whether the seat came back. */
export async function Undone({ undone }: { undone: unknown }) {
  if (undone !== 'undone' && undone !== 'first_in_line') return null;
  const words = await getTranslations('admin.undo');
  return (
    <Notice tone={undone === 'undone' ? 'good' : 'wait'} role="status" title={words('done')}>
      <p>{words(undone === 'undone' ? 'doneHelp' : 'firstInLine')}</p>
    </Notice>
  );
}
