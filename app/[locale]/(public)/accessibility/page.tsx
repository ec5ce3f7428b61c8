import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { headOf } from '../_site/head';
import { Prose } from '../prose';

const PARTS = ['works', 'known', 'venue'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.accessibility');
  return headOf({ path: '/accessibility', title: words('title'), description: words('description') });
}

export default async function AccessibilityPage() {
  const [words, { edition }] = await Promise.all([getTranslations('public.accessibility'), loadForum()]);
  return (
    <Prose
      title={words('title')}
      lead={words('lead')}
      parts={PARTS.map((key) => ({ key, title: words(`${key}.title`), body: words(`${key}.body`) }))}
      contact={words.rich('contact', {
        email: edition.contactEmail,
        mail: (address) => (
          <a className="link" href={`mailto:${edition.contactEmail}`}>
            {address}
          </a>
        ),
      })}
    />
  );
}
