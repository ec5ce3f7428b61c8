import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from './action-form';
import type { DeskClock } from './clock';
import { Countdown } from './countdown';
import type { DeskAction } from './form-state';

type UndoFormProps = {
  action: DeskAction;
  /** The decision, or the decision on many. */
  id: string;
  back: 'record' | 'decisions';
  label: string;
  until: Date;
  now: Date;
  clock: DeskClock;
};

/** Undo with the time that is left for it; without script the time is written out. */
export async function UndoForm({ action, id, back, label, until, now, clock }: UndoFormProps) {
  const words = await getTranslations('admin.undo');
  return (
    <ActionForm action={action} name={`undo-${id}`} className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="back" value={back} />
      <Button tone="quiet" size="small" aria-label={label}>
        {words('undo')}
      </Button>
      <span className="text-sm">
        <Countdown
          leftMs={until.getTime() - now.getTime()}
          written={words('until', { time: clock.second(until) })}
          words={words('left', { time: '{time}' })}
        />
      </span>
    </ActionForm>
  );
}
