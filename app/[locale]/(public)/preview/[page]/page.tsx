import type { Metadata } from 'next';
import { forbidden, notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { currentEdition } from '@/lib/edition/queries';
import { previewPage } from '@/lib/site/queries';
import { isSitePage } from '@/lib/site/rules';
import { PageBody } from '../../_site/page-body';

type PreviewProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ citizenship?: string | string[] }>;
};

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The real page with the words of the draft, for those who may publish it. */
export default async function PreviewPage({ params, searchParams }: PreviewProps) {
  const [{ page }, { citizenship }, scope] = await Promise.all([params, searchParams, pageScope()]);
  if (!isSitePage(page)) notFound();
  const preview = await previewPage(scope, await currentEdition(scope), page);
  if (!preview.ok) forbidden();
  const words = await getTranslations('site.draft');
  return (
    <>
      <aside aria-label={words('title')} className="mx-auto max-w-page px-5 pt-4" data-screen>
        <Notice tone="wait" title={words('title')}>
          <p>
            {words('body')}{' '}
            <a className="link" href={`/admin/settings/site/${page}`}>
              {words('back')}
            </a>
          </p>
        </Notice>
      </aside>
      <PageBody page={page} content={preview.value} citizenship={[citizenship].flat()[0]} />
    </>
  );
}
