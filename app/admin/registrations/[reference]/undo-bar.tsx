import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { isLeftAsDecided } from '@/lib/review/rules';
import type { DeskClock } from '../../_desk/clock';
import { UndoForm } from '../../_desk/undo-form';
import { undoOne } from '../undo-actions';

type UndoProps = { record: RegistrationRecord; clock: DeskClock; now: Date };

/** As long as the letter of the last decision waits: that it does, until when, and the way back. */
export async function UndoBar({ record, clock, now }: UndoProps) {
  const last = heldDecision(record, now);
  if (!last) return null;
  const words = await getTranslations('admin.undo');
  return (
    <Notice tone="info" title={words(`decided.${last.decision}`)}>
      <p>{words('held')}</p>
      <UndoLast record={record} clock={clock} now={now} />
    </Notice>
  );
}

/** The way back alone, for who tells of the decision already. */
export async function UndoLast({ record, clock, now }: UndoProps) {
  const last = heldDecision(record, now);
  if (!last) return null;
  const words = await getTranslations('admin.undo');
  return (
    <UndoForm
      action={undoOne}
      id={last.id}
      back="record"
      label={words(`label.${last.decision}`, { reference: record.registration.reference })}
      until={last.until}
      now={now}
      clock={clock}
    />
  );
}

function heldDecision({ decisions, mayUndo, registration }: RegistrationRecord, now: Date) {
  const last = decisions.findLast(({ undoneAt }) => !undoneAt);
  const until = last?.letterHeldUntil;
  if (!last || !until || until <= now || !mayUndo) return undefined;
  // What has happened since, such as a change of name, has taken the letter back already.
  const stands = last.fromState === last.toState || isLeftAsDecided({ ...last, prior: null }, registration);
  return stands ? { ...last, until } : undefined;
}
