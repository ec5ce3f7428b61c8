import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import type { QueuedOrder } from '@/lib/station/queries';
import { ScopedForm } from '../../_desk/action-form';
import { KeptSelect } from '../../_desk/kept-fields';
import { SureForm } from '../../_desk/sure-form';

type OrderActsProps = { order: QueuedOrder; stations?: readonly Choice[] };

/** What can be done to an order: to one that waits, that failed, or that nobody knows the end of. */
export async function OrderActs({ order, stations = [] }: OrderActsProps) {
  const words = await getTranslations('gates.printing');
  const { id, phase, person, station } = order;
  const name = person.nameLatin;
  if (phase === 'doubtful') return <Doubt id={id} name={name} />;
  if (phase !== 'waiting' && phase !== 'failed') return null;
  return (
    <span className="inline-flex flex-wrap items-start justify-end gap-x-4">
      {phase === 'failed' && (
        <ScopedForm name={`repeat-${id}`} label={words('repeatThis', { name })} className="inline-block">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="act" value="repeat" />
          <Button size="small" tone="quiet">
            {words('repeat')}
          </Button>
        </ScopedForm>
      )}
      {stations.length > 1 && (
        <details className="text-start">
          <summary
            className="link inline-block cursor-pointer list-none"
            aria-label={words('moveThis', { name })}
          >
            {words('move')}
          </summary>
          <ScopedForm name={`move-${id}`} label={words('moveThis', { name })} className="grid gap-2 py-2">
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="act" value="move" />
            <KeptSelect
              name="station"
              label={words('moveTo')}
              choices={stations.filter(({ value }) => value !== station)}
            />
            <p>
              <Button size="small" tone="quiet">
                {words('moveNow')}
              </Button>
            </p>
          </ScopedForm>
        </details>
      )}
      <SureForm
        name={`cancel-${id}`}
        ask={words('cancel')}
        label={words('cancelThis', { name })}
        sure={words('cancelNow')}
        values={{ id, act: 'cancel' }}
      />
    </span>
  );
}

/** Only somebody who looks can say whether a badge came out. */
async function Doubt({ id, name }: { id: string; name: string }) {
  const words = await getTranslations('gates.printing');
  return (
    <ScopedForm
      name={`settle-${id}`}
      label={words('answerThis', { name })}
      className="inline-flex flex-wrap justify-end gap-2"
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="act" value="settle" />
      <Button size="small" tone="quiet" name="outcome" value="came_out">
        {words('cameOut')}
      </Button>
      <Button size="small" tone="quiet" name="outcome" value="missing">
        {words('didNot')}
      </Button>
    </ScopedForm>
  );
}
