import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadForum } from '@/app/_server/loader';
import { inLanguage } from '@/lib/edition/rules';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

export async function generateMetadata(): Promise<Metadata> {
  const [locale, { edition }] = await Promise.all([getLocale(), loadForum()]);
  const name = inLanguage(edition.name, locale);
  return { title: { default: name, template: `%s · ${name}` } };
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const words = await getTranslations('common');
  return (
    <div data-face="public">
      <a
        href="#content"
        className="sr-only rounded bg-river text-on-river focus:not-sr-only focus:absolute focus:inset-s-4 focus:top-4 focus:z-10 focus:px-4 focus:py-2"
      >
        {words('skipToContent')}
      </a>
      <SiteHeader />
      {children}
      <SiteFooter />
    </div>
  );
}
