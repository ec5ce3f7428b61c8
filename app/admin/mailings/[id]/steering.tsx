import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionScope, ScopedForm } from '../../_desk/action-form';
import { SureForm } from '../../_desk/sure-form';
import { steerMailing } from '../actions';

type SteeringProps = { id: string; standing: 'running' | 'paused' };

/** Pause or go on, and the end behind a first press. */
export async function Steering({ id, standing }: SteeringProps) {
  const words = await getTranslations('mailings.run');
  const act = standing === 'running' ? 'pause' : 'resume';
  return (
    <div className="grid max-w-text gap-2">
      <ActionScope action={steerMailing}>
        <div className="flex flex-wrap items-center gap-6 [&_details]:text-start">
          <ScopedForm name={act}>
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="act" value={act} />
            <Button tone="quiet">{words(act)}</Button>
          </ScopedForm>
          <SureForm
            name="stop"
            ask={words('stop')}
            label={words('stop')}
            sure={words('stopSure')}
            values={{ id, act: 'stop' }}
          />
        </div>
      </ActionScope>
      <p className="text-sm text-muted">{words('stopHelp')}</p>
    </div>
  );
}
