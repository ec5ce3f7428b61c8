import { getTranslations } from 'next-intl/server';
import { ActionScope } from '../../_desk/action-form';
import { SureForm } from '../../_desk/sure-form';
import { stopOneBatch } from '../actions';

type RunningProps = { id: string; all: number; open: number; isStopped: boolean };

/** How far the work has come, in words and as a bar, and the way to stop it. */
export async function Running({ id, all, open, isStopped }: RunningProps) {
  const words = await getTranslations('badges.batch');
  const label = open > 0 ? words('setting', { done: all - open, count: all }) : words('joining');
  return (
    <div className="grid max-w-text gap-4">
      <div role="status" className="grid gap-2">
        <p className="tabular">{label}</p>
        <progress
          value={all - open}
          max={Math.max(1, all)}
          aria-label={label}
          className="h-2 w-full accent-river"
        />
      </div>
      {!isStopped && open > 0 && (
        <ActionScope action={stopOneBatch}>
          <p className="text-sm text-muted">{words('stopHelp')}</p>
          <div className="[&_details]:text-start">
            <SureForm
              name="stop"
              ask={words('stop')}
              label={words('stop')}
              sure={words('stopSure')}
              values={{ id }}
            />
          </div>
        </ActionScope>
      )}
    </div>
  );
}
