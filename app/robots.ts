import type { MetadataRoute } from 'next';
import { connection } from 'next/server';
import { env } from '@/lib/core/env';
import { LOCALES } from '@/messages/locales';

const OWN = ['me', 'confirm', 'preview', 'register/invitation', 'register/done'];

/** Public pages are for everybody; what belongs to one person or to staff is not searched. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  await connection();
  const own = LOCALES.flatMap((locale) => OWN.map((path) => `/${locale}/${path}`));
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/admin', '/gate', '/sign-in', '/api/', ...own] },
    sitemap: `${env().publicUrl.replace(/\/$/, '')}/sitemap.xml`,
  };
}
