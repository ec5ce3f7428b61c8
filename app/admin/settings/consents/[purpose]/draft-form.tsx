import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { ConsentPurpose } from '@/db/schema/consent';
import type { Written } from '@/lib/edition/input';
import { ActionForm } from '../../../_desk/action-form';
import { TextFields } from '../../text-fields';
import { saveDocument } from '../actions';

/** The next version as it is being written; nobody outside of the desk sees it. */
export async function DraftForm({ purpose, present }: { purpose: ConsentPurpose; present: Written }) {
  const [words, settings] = await Promise.all([
    getTranslations('consents.desk'),
    getTranslations('admin.settings'),
  ]);
  return (
    <ActionForm action={saveDocument} name="draft" className="grid max-w-5xl gap-6">
      <input type="hidden" name="purpose" value={purpose} />
      <p className="text-sm text-muted">{settings('texts.how')}</p>
      <TextFields name="written" present={present} rows={18} />
      <div className="flex flex-wrap gap-3">
        <Button name="step" value="save">
          {words('save')}
        </Button>
        <Button name="step" value="check" tone="quiet">
          {settings('texts.preview')}
        </Button>
      </div>
    </ActionForm>
  );
}
