import { getLocale, getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { VisaTable } from '@/lib/site/rules';
import { ActionForm } from '../../../_desk/action-form';
import { KeptArea, KeptInput } from '../../../_desk/kept-fields';
import { saveVisaTable } from '../actions';
import { writtenCountries } from '../visa-lines';

/** Both lists of countries as lines of text: quick to compare with an official list, and to paste from one. */
export async function VisaForm({ table }: { table: VisaTable }) {
  const [words, locale] = await Promise.all([getTranslations('admin.settings.site.visa'), getLocale()]);
  const electronic = table.electronic.map((country) => ({ country, days: null }));
  return (
    <section aria-labelledby="visa" className="grid max-w-5xl gap-4">
      <h2 id="visa" className="text-lg">
        {words('title')}
      </h2>
      <p className="max-w-text text-sm text-muted">{words('how')}</p>
      <ActionForm action={saveVisaTable} name="visa" className="grid gap-5">
        <input type="hidden" name="seen" value={JSON.stringify(table)} />
        <KeptInput
          name="asOf"
          type="date"
          label={words('asOf')}
          help={words('asOfHelp')}
          defaultValue={table.asOf}
          className="max-w-48"
        />
        <div className="grid gap-6 lg:grid-cols-2">
          <KeptArea
            name="free"
            label={words('free')}
            help={words('freeHelp')}
            rows={14}
            maxLength={20_000}
            defaultValue={writtenCountries(table.free, locale)}
          />
          <KeptArea
            name="electronic"
            label={words('electronic')}
            rows={14}
            maxLength={20_000}
            defaultValue={writtenCountries(electronic, locale)}
          />
        </div>
        <p>
          <Button>{words('save')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
