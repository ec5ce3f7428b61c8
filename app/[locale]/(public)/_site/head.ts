import type { Metadata } from 'next';
import { getLocale } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { inLanguage } from '@/lib/edition/rules';
import { LOCALES, toLocale } from '@/messages/locales';

type Head = {
  /** Below the language: `/visa`, empty for the forum's page. */
  path: string;
  title?: string;
  description?: string | undefined;
};
/** As those who draw previews of links name languages. */
const TERRITORY = { en: 'en_GB', ru: 'ru_RU', zh: 'zh_CN', pt: 'pt_BR', ar: 'ar_AR' } as const;

/** What stands in the head of a public page: the same page in other languages, and what a shared link shows. */
export async function headOf({ path, title, description }: Head): Promise<Metadata> {
  const [asked, { edition }] = await Promise.all([getLocale(), loadForum()]);
  const locale = toLocale(asked);
  const name = inLanguage(edition.name, locale);
  const languages = Object.fromEntries(LOCALES.map((other) => [other, `/${other}${path}`]));
  const picture = { url: `/share/${locale}.png`, width: 1200, height: 630, alt: name };
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    alternates: { canonical: `/${locale}${path}`, languages: { ...languages, 'x-default': path || '/' } },
    openGraph: {
      type: 'website',
      siteName: name,
      title: title ?? name,
      ...(description !== undefined && { description }),
      url: `/${locale}${path}`,
      locale: TERRITORY[locale],
      alternateLocale: LOCALES.filter((other) => other !== locale).map((other) => TERRITORY[other]),
      images: [picture],
    },
    twitter: { card: 'summary_large_image', images: [picture] },
  };
}
