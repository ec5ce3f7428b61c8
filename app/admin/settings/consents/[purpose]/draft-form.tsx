import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { ConsentPurpose } from '@/db/schema/consent';
import type { Written } from '@/lib/edition/input';
import { LOCALES } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { KeptArea } from '../../../_desk/kept-fields';
import { TextPreview } from '../../text-preview';
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
      <input type="hidden" name="seen" value={JSON.stringify(present)} />
      <p className="text-sm text-muted">{settings('texts.how')}</p>
      <div className="grid gap-6 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <KeptArea
            key={locale}
            name={`written.${locale}`}
            label={settings('texts.field', { language: settings(`language.${locale}`) })}
            lang={locale}
            rows={18}
            maxLength={20_000}
            defaultValue={present[locale]}
          />
        ))}
      </div>
      <TextPreview />
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
