import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { OwnWords } from '@/app/_server/own-words';
import { inLanguage } from '@/lib/edition/rules';
import { Prose } from '../prose';

const PARTS = ['collect', 'why', 'who', 'where', 'rights'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.privacy');
  return { title: words('title'), description: words('description') };
}

export default async function PrivacyPage() {
  const [words, locale, { edition }] = await Promise.all([
    getTranslations('public.privacy'),
    getLocale(),
    loadForum(),
  ]);
  return (
    <Prose
      title={words('title')}
      lead={words('lead')}
      parts={PARTS.map((key) => ({ key, title: words(`${key}.title`), body: words(`${key}.body`) }))}
      own={(parts) => (
        <OwnWords place="privacy" className="grid max-w-text gap-4">
          {parts}
        </OwnWords>
      )}
      contact={words.rich('contact', {
        organiser: inLanguage(edition.organiser, locale),
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
