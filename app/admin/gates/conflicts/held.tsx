import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ScopedForm } from '../../_desk/action-form';

/** Whether what a revoked device sent shall count: a reading, or that one was taken back. */
export async function Held({ heldId, isUndo }: { heldId: string; isUndo: boolean }) {
  const words = await getTranslations('gates.conflicts');
  return (
    <ScopedForm name={`held-${heldId}`} className="flex flex-wrap content-start gap-3">
      <input type="hidden" name="id" value={heldId} />
      <input type="hidden" name="kind" value={isUndo ? 'undo' : 'reading'} />
      <Button size="small" name="act" value="take">
        {words('take')}
      </Button>
      <Button size="small" tone="quiet" name="act" value="drop">
        {words('drop')}
      </Button>
    </ScopedForm>
  );
}
