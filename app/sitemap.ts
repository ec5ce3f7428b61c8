import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/core/env';
import { SITE_PAGES } from '@/lib/site/rules';
import { LOCALES } from '@/messages/locales';

const PATHS = ['', ...SITE_PAGES.map((page) => `/${page}`), '/register', '/privacy', '/accessibility'];

/** Every public page in every language, each naming the others. The address is that of this installation, not of the build. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await connection();
  const home = env().publicUrl.replace(/\/$/, '');
  return PATHS.flatMap((path) => {
    const languages = Object.fromEntries(LOCALES.map((locale) => [locale, `${home}/${locale}${path}`]));
    return LOCALES.map((locale) => ({ url: `${home}/${locale}${path}`, alternates: { languages } }));
  });
}
