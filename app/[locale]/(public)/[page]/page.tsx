import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { loadSitePage } from '@/app/_server/loader';
import { isSitePage } from '@/lib/site/rules';
import { headOf } from '../_site/head';
import { PageBody } from '../_site/page-body';

type SitePageProps = {
  params: Promise<{ page: string }>;
  searchParams: Promise<{ citizenship?: string | string[] }>;
};

export async function generateMetadata({ params }: SitePageProps): Promise<Metadata> {
  const { page } = await params;
  if (!isSitePage(page)) return {};
  const words = await getTranslations(`site.${page}`);
  return headOf({ path: `/${page}`, title: words('title'), description: words('description') });
}

/** A page that organisers write. An unknown name keeps the header and the footer of the public pages. */
export default async function SitePageOfEverybody({ params, searchParams }: SitePageProps) {
  const [{ page }, { citizenship }] = await Promise.all([params, searchParams]);
  if (!isSitePage(page)) notFound();
  const { content } = await loadSitePage(page);
  return <PageBody page={page} content={content} citizenship={[citizenship].flat()[0]} />;
}
