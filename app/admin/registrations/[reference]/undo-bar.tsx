import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { UndoForm } from '../../_desk/undo-form';
import { undoOne } from '../undo-actions';

/** As long as the letter of the last decision waits: that it does, until when, and the way back. */
export async function UndoBar({
  record,
  clock,
  now,
}: {
  record: RegistrationRecord;
  clock: DeskClock;
  now: Date;
}) {
  const last = record.decisions.findLast(({ undoneAt }) => !undoneAt);
  const until = last?.letterHeldUntil;
  if (!last || !until || until <= now || !record.mayUndo) return null;
  const words = await getTranslations('admin.undo');
  return (
    <Notice tone="info" title={words(`decided.${last.decision}`)}>
      <p>{words('held')}</p>
      <UndoForm
        action={undoOne}
        id={last.id}
        back="record"
        label={words(`label.${last.decision}`, { reference: record.registration.reference })}
        until={until}
        now={now}
        clock={clock}
      />
    </Notice>
  );
}
