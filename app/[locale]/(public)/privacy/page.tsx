import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadDocuments, loadForum } from '@/app/_server/loader';
import { CONSENT_PURPOSES } from '@/db/schema/consent';
import { inLanguage } from '@/lib/edition/rules';
import { Section } from '../section';
import { DocumentText } from './document-text';
import { Versions } from './versions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.privacy');
  return { title: words('title'), description: words('description') };
}

/** What we do with personal data, as it counts today, and every text that people agree to with its earlier versions. */
export default async function PrivacyPage() {
  const [words, names, locale, { edition }, documents] = await Promise.all([
    getTranslations('public.privacy'),
    getTranslations('consents'),
    getLocale(),
    loadForum(),
    loadDocuments(),
  ]);
  const current = documents.find(({ purpose }) => purpose === 'personalData');
  return (
    <main id="content" className="mx-auto grid max-w-page gap-10 px-5 py-10 sm:py-16">
      <header className="grid max-w-text gap-4">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
      </header>
      {current && <DocumentText document={current} />}
      <p className="max-w-text border-t border-line pt-6">
        {words.rich('contact', {
          organiser: inLanguage(edition.organiser, locale),
          email: edition.contactEmail,
          mail: (address) => (
            <a className="link" href={`mailto:${edition.contactEmail}`}>
              {address}
            </a>
          ),
        })}
      </p>
      <Section id="documents" title={names('document.title')}>
        <div className="grid max-w-text gap-8">
          <p>{names('document.lead')}</p>
          {CONSENT_PURPOSES.map((purpose) => (
            <section key={purpose} aria-labelledby={`document-${purpose}`} className="grid gap-2">
              <h3 id={`document-${purpose}`} className="text-lg">
                {names(`name.${purpose}`)}
              </h3>
              <Versions
                documents={documents.filter((one) => one.purpose === purpose)}
                timeZone={edition.timeZone}
              />
            </section>
          ))}
        </div>
      </Section>
    </main>
  );
}
