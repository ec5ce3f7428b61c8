import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { pageAtWork } from '@/lib/site/queries';
import { SITE_PAGES } from '@/lib/site/rules';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { SETTINGS } from '../addresses';
import { pageAddress, SITE } from './addresses';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.settings'))('titleOf.site') };
}

/** The pages of the public site, what stands on each, and where somebody is at work. */
export default async function SitePages() {
  const scope = await deskScope(SITE);
  const edition = opened(await currentSettings(scope));
  const [words, pages, { clock }] = await Promise.all([
    getTranslations('admin.settings'),
    getTranslations('site'),
    deskEdition(),
  ]);
  const atWork = await Promise.all(
    SITE_PAGES.map(async (page) => ({ page, ...opened(await pageAtWork(scope, edition, page)) })),
  );
  return (
    <>
      <PageHeader
        title={words('titleOf.site')}
        lead={words('site.lead')}
        actions={<GoButton href={SETTINGS}>{words('back')}</GoButton>}
      />
      <ul className="grid max-w-3xl">
        {atWork.map(({ page, published, draft }) => (
          <li key={page} className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[1fr_auto]">
            <Go href={pageAddress(page)} className="link font-medium">
              {pages(`${page}.title`)}
            </Go>
            <span className="text-muted">
              {published.publishedAt
                ? words('site.published', {
                    number: published.number,
                    moment: clock.moment(published.publishedAt),
                  })
                : words('site.platform')}
            </span>
            {draft && (
              <p className="text-sm sm:col-span-2">
                {words('site.drafted', { moment: clock.moment(draft.changedAt) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
