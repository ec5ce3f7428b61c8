import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { Choice } from '@/app/_ui/choices';
import type { ListedDevice } from '@/lib/device/listing';
import { ScopedForm } from '../../_desk/action-form';
import { KeptInput, KeptSelect } from '../../_desk/kept-fields';
import { SureForm } from '../../_desk/sure-form';

type DeviceActsProps = { device: ListedDevice; gates: readonly Choice[] };

/** What can be done to a device that stands: another name, another gate, its end. */
export async function DeviceActs({ device: { id, name, gate }, gates }: DeviceActsProps) {
  const words = await getTranslations('gates.devices');
  const form = (act: string) => (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="act" value={act} />
    </>
  );
  return (
    <span className="inline-flex flex-wrap items-start justify-end gap-x-4">
      <details className="text-start">
        <summary
          className="link inline-block cursor-pointer list-none"
          aria-label={words('changeThis', { name })}
        >
          {words('change')}
        </summary>
        <div className="grid gap-4 py-2">
          <ScopedForm name={`rename-${id}`} label={words('rename')} className="grid gap-2">
            {form('rename')}
            <KeptInput
              name="name"
              label={words('name')}
              defaultValue={name}
              maxLength={60}
              autoComplete="off"
            />
            <p>
              <Button size="small" tone="quiet">
                {words('rename')}
              </Button>
            </p>
          </ScopedForm>
          <ScopedForm name={`move-${id}`} label={words('move')} className="grid gap-2">
            {form('move')}
            <KeptSelect name="gate" label={words('gate')} defaultValue={gate} choices={gates} />
            <p>
              <Button size="small" tone="quiet">
                {words('move')}
              </Button>
            </p>
          </ScopedForm>
        </div>
      </details>
      <SureForm
        name={`revoke-${id}`}
        ask={words('revoke')}
        label={words('revokeThis', { name })}
        sure={words('revokeNow')}
        values={{ id, act: 'revoke' }}
      />
    </span>
  );
}
