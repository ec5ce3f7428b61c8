import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { isLocale } from '@/messages/locales';

type LayoutProps = { children: ReactNode; params: Promise<{ locale: string }> };

/** The language itself is in x-locale already; here an address in an unknown one ends. */
export default async function LocaleLayout({ children, params }: LayoutProps) {
  if (!isLocale((await params).locale)) notFound();
  return children;
}
