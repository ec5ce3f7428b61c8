import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadOffer } from '@/app/_server/loader';
import { OwnWords } from '@/app/_server/own-words';

const PARTS = ['badge', 'decision', 'conduct', 'pictures', 'safety', 'costs'] as const;

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('register.terms');
  return { title: words('title') };
}

/** What a person agrees to with the box «terms»; its version is kept with the consent. */
export default async function TermsPage() {
  const [words, { consentVersion }] = await Promise.all([getTranslations('register.terms'), loadOffer()]);
  return (
    <main id="content" className="mx-auto grid max-w-page gap-10 px-5 py-10 sm:py-16">
      <header className="grid max-w-text gap-4">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead', { version: consentVersion })}</p>
      </header>
      <OwnWords place="terms" className="grid max-w-text gap-4">
        {PARTS.map((part) => (
          <section key={part} className="grid max-w-text gap-2">
            <h2 className="text-lg">{words(`${part}.title`)}</h2>
            <p>{words(`${part}.body`)}</p>
          </section>
        ))}
      </OwnWords>
    </main>
  );
}
