import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { ProseText } from '@/app/_ui/prose-text';
import type { ConsentPurpose } from '@/db/schema/consent';
import { isNeeded } from '@/lib/consent/rules';
import type { Written } from '@/lib/edition/input';
import { LOCALES } from '@/messages/locales';
import { ActionScope, ScopedForm } from '../../../_desk/action-form';
import { KeptChecks } from '../../../_desk/kept-fields';
import { SureForm } from '../../../_desk/sure-form';
import { dropDocument, publishDocument } from '../actions';

type PublishProps = { purpose: ConsentPurpose; draft: Written; version: number; stops: boolean };

/** The draft as it would stand for good, and the ways to publish or to drop it. */
export async function PublishForm({ purpose, draft, version, stops }: PublishProps) {
  const words = await getTranslations('consents.desk');
  return (
    <section aria-labelledby="publish" className="grid max-w-5xl gap-5 border-t border-line pt-8">
      <h2 id="publish" className="text-lg">
        {words('publishTitle', { version })}
      </h2>
      <div className="grid gap-6 lg:grid-cols-2">
        {LOCALES.map((locale) => (
          <div key={locale} className="border-s-4 border-river ps-4">
            <ProseText text={draft[locale]} lang={locale} headings="h3" />
          </div>
        ))}
      </div>
      <p className="max-w-text">{words(isNeeded(purpose) ? 'publishNeeded' : 'publishFree')}</p>
      {stops && isNeeded(purpose) && <Notice tone="wait">{words('publishStops')}</Notice>}
      <ActionScope action={publishDocument}>
        <ScopedForm name="publish" label={words('publishTitle', { version })}>
          <input type="hidden" name="purpose" value={purpose} />
          <input type="hidden" name="seen" value={JSON.stringify(draft)} />
          {isNeeded(purpose) && (
            <KeptChecks
              name="asksAgain"
              legend={words('again')}
              choices={[{ value: 'yes', label: words('asksAgain') }]}
            />
          )}
          <p>
            <Button>{words('publish', { version })}</Button>
          </p>
        </ScopedForm>
      </ActionScope>
      <ActionScope action={dropDocument}>
        <div className="[&_details]:text-start">
          <SureForm
            name="drop"
            ask={words('drop')}
            label={words('drop')}
            sure={words('dropSure')}
            values={{ purpose }}
          />
        </div>
      </ActionScope>
    </section>
  );
}
