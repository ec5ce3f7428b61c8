import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import type { PageAtWork } from '@/lib/site/queries';
import type { SitePage } from '@/lib/site/rules';
import { LANGUAGE_NAMES, LOCALES } from '@/messages/locales';
import { ActionForm, ActionScope } from '../../../_desk/action-form';
import { deskEdition } from '../../../_desk/door';
import { factWords } from '../../../_desk/fact-words';
import { SureForm } from '../../../_desk/sure-form';
import { discard, publish } from '../actions';

/** What is drafted and by whom, the real page in each language, and the one step that shows it to everybody. */
export async function Publishing({
  page,
  work: { draft, published, actors },
}: {
  page: SitePage;
  work: PageAtWork;
}) {
  const [words, facts, { clock }] = await Promise.all([
    getTranslations('admin.settings.site'),
    factWords(actors),
    deskEdition(),
  ]);
  const pathOf = (locale: string) => (draft ? `/${locale}/preview/${page}` : `/${locale}/${page}`);
  return (
    <section aria-labelledby="standing" className="grid max-w-3xl gap-3 border-s-4 border-river ps-4">
      <h2 id="standing" className="text-lg">
        {draft ? words('isDraft') : words('noDraft')}
      </h2>
      <p className="text-muted">
        {draft
          ? words('draftedBy', { moment: clock.moment(draft.changedAt), who: facts.who(draft.changedBy) })
          : published.publishedAt
            ? words('published', { number: published.number, moment: clock.moment(published.publishedAt) })
            : words('platform')}
      </p>
      <ul className="flex flex-wrap gap-x-5" aria-label={draft ? words('preview') : words('see')}>
        {LOCALES.map((locale) => (
          <li key={locale}>
            <a href={pathOf(locale)} lang={locale} className="link inline-flex min-h-8 items-center">
              {LANGUAGE_NAMES[locale]}
            </a>
          </li>
        ))}
      </ul>
      {draft && (
        <div className="flex flex-wrap items-start gap-6">
          <ActionForm action={publish} name="publish">
            <input type="hidden" name="page" value={page} />
            <input type="hidden" name="revision" value={draft.revision} />
            <Button>{words('publish')}</Button>
          </ActionForm>
          <ActionScope action={discard}>
            <SureForm
              name="discard"
              ask={words('discard')}
              label={words('discard')}
              sure={words('discardSure')}
              values={{ page }}
            />
          </ActionScope>
        </div>
      )}
    </section>
  );
}
