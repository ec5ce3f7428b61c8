import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { inEvery } from '@/lib/edition/texts';
import type { SiteContent, SitePage } from '@/lib/site/rules';
import { ActionForm } from '../../../_desk/action-form';
import { TextFields } from '../../text-fields';
import { saveText } from '../actions';

/** The words of the page in every language, as they are drafted. */
export async function TextForm({ page, content }: { page: SitePage; content: SiteContent }) {
  const words = await getTranslations('admin.settings');
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
        <TextFields name="text" present={inEvery(content.text)} rows={16} />
        <p>
          <Button>{words('site.save')}</Button>
        </p>
      </ActionForm>
    </section>
  );
}
