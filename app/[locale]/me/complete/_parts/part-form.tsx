import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/admin/_desk/action-form';
import type { DeskAction } from '@/app/admin/_desk/form-state';

type PartFormProps = { name: string; reference: string; action: DeskAction; children: ReactNode };

/** A part's form, which is saved by itself; without a script as well. */
export async function PartForm({ name, reference, action, children }: PartFormProps) {
  const words = await getTranslations('complete.form');
  return (
    <div className="grid">
      <ActionForm name={name} action={action} className="grid gap-7">
        <input type="hidden" name="reference" value={reference} />
        {children}
        <div className="border-t border-line pt-6">
          <Button size="large" className="w-full sm:w-auto">
            {words('save')}
          </Button>
        </div>
      </ActionForm>
    </div>
  );
}
