import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { inEvery } from '@/lib/edition/texts';
import type { SiteContent, SitePage } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';
import { ActionForm } from '../../../_desk/action-form';
import { KeptArea } from '../../../_desk/kept-fields';
import { TextPreview } from '../../text-preview';
import { saveText } from '../actions';

/** The words of the page in every language, as they are drafted. */
export async function TextForm({ page, content }: { page: SitePage; content: SiteContent }) {
  const words = await getTranslations('admin.settings');
  const present = inEvery(content.text);
  return (
    <section aria-labelledby="words" className="grid gap-4">
      <h2 id="words" className="text-lg">
        {words('site.words')}
      </h2>
      <details className="max-w-text text-sm">
        <summary className="cursor-pointer text-river">{words('site.grammarTitle')}</summary>
        <p className="pt-2 whitespace-pre-line text-muted">{words('site.grammar')}</p>
      </details>
      <ActionForm action={saveText} name="text" className="grid max-w-5xl gap-6">
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="seen" value={JSON.stringify(present)} />
        <div className="grid gap-6 lg:grid-cols-2">
          {LOCALES.map((locale) => (
            <KeptArea
              key={locale}
              name={`text.${locale}`}
              label={words('texts.field', { language: words(`language.${locale}`) })}
              lang={locale}
              rows={16}
              maxLength={20_000}
              defaultValue={present[locale]}
            />
          ))}
        </div>
        <TextPreview />
        <p>
          <Button>{words('site.save')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
