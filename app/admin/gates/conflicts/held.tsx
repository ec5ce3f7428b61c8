import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ScopedForm } from '../../_desk/action-form';

/** Whether the reading of a revoked device shall count. */
export async function Held({ readingId }: { readingId: string }) {
  const words = await getTranslations('gates.conflicts');
  return (
    <ScopedForm name={`held-${readingId}`} className="flex flex-wrap content-start gap-3">
      <input type="hidden" name="id" value={readingId} />
      <Button size="small" name="act" value="take">
        {words('take')}
      </Button>
      <Button size="small" tone="quiet" name="act" value="drop">
        {words('drop')}
      </Button>
    </ScopedForm>
  );
}
