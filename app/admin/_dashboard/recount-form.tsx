import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '../_desk/action-form';
import { recount } from './actions';

export async function RecountForm() {
  const words = await getTranslations('admin.pools.recount');
  return (
    <ActionForm action={recount} name="recount">
      <p>
        <Button tone="quiet" size="small">
          {words('now')}
        </Button>
      </p>
    </ActionForm>
  );
}
