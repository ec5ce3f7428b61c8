import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('me.erase'))('done.title'), robots: { index: false } };
}

/** What whoever was erased comes to: for everybody, because nobody is signed in any more. */
export default async function ErasedPage() {
  const [words, locale] = await Promise.all([getTranslations('me.erase'), getLocale()]);
  return (
    <main id="content" className="mx-auto grid max-w-page px-5 py-10 sm:py-16">
      <div className="grid max-w-text gap-6">
        <h1 className="text-2xl sm:text-3xl">{words('done.title')}</h1>
        <p className="text-lg text-muted">{words('done.lead')}</p>
        <p>
          <ButtonLink tone="quiet" href={`/${locale}`}>
            {words('done.home')}
          </ButtonLink>
        </p>
      </div>
    </main>
  );
}
