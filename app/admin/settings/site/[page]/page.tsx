import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { currentSettings } from '@/lib/edition/queries';
import { pageAtWork } from '@/lib/site/queries';
import { isSitePage } from '@/lib/site/rules';
import { deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { pageAddress, SITE } from '../addresses';
import { Publishing } from './publishing';
import { SessionEditor } from './session-editor';
import { TextForm } from './text-form';
import { Versions } from './versions';
import { VisaForm } from './visa-form';

type EditorProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};
const DONE = ['drafted', 'published', 'discarded', 'takenUp'] as const;

export async function generateMetadata({ params }: EditorProps): Promise<Metadata> {
  const { page } = await params;
  return isSitePage(page) ? { title: (await getTranslations('site'))(`${page}.title`) } : {};
}

/** One page of the site: its draft, the way to look at it and to publish it, and everything that stood there. */
export default async function SiteEditor({ params, searchParams }: EditorProps) {
  const { page } = await params;
  if (!isSitePage(page)) notFound();
  const scope = await deskScope(pageAddress(page));
  const edition = opened(await currentSettings(scope));
  const work = opened(await pageAtWork(scope, edition, page));
  const [words, pages, { done }] = await Promise.all([
    getTranslations('admin.settings'),
    getTranslations('site'),
    searchParams,
  ]);
  const content = work.draft?.content ?? work.published.content;
  const told = DONE.find((one) => one === done);
  return (
    <>
      <PageHeader
        title={pages(`${page}.title`)}
        actions={<GoButton href={SITE}>{words('titleOf.site')}</GoButton>}
      />
      {told && (
        <Notice tone="good" role="status">
          {words(`site.done.${told}`)}
        </Notice>
      )}
      <Publishing page={page} work={work} />
      {page === 'programme' && <SessionEditor sessions={content.sessions ?? []} />}
      {content.visa && <VisaForm table={content.visa} />}
      <TextForm page={page} content={content} />
      <Versions page={page} work={work} />
    </>
  );
}
