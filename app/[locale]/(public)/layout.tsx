import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadForum } from '@/app/_server/loader';
import { inLanguage } from '@/lib/edition/rules';
import { SiteFrame } from './site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const [locale, { edition }] = await Promise.all([getLocale(), loadForum()]);
  const name = inLanguage(edition.name, locale);
  return { title: { default: name, template: `%s · ${name}` } };
}

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <SiteFrame>{children}</SiteFrame>;
}
