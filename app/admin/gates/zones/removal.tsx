import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../../_desk/action-form';
import { removePlace } from './actions';

/** The end of a zone or gate that nobody has used. */
export async function Removal({ kind, place }: { kind: 'zone' | 'gate'; place: string }) {
  const words = await getTranslations('gates.zones');
  return (
    <ActionForm
      action={removePlace}
      name="remove"
      className="grid max-w-text gap-3 border-t border-line pt-6"
    >
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="key" value={place} />
      <p className="text-muted">{words('removeHelp')}</p>
      <p>
        <Button tone="danger" size="small">
          {words('remove')}
        </Button>
      </p>
    </ActionForm>
  );
}
