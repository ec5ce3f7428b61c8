import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { TextPage } from '@/app/_ui/text-page';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('me.erase'))('done.title'), robots: { index: false } };
}

/** What whoever was erased comes to: for everybody, because nobody is signed in any more. */
export default async function ErasedPage() {
  const [words, locale] = await Promise.all([getTranslations('me.erase'), getLocale()]);
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('done.title')}</h1>
      <p className="text-lg text-muted">{words('done.lead')}</p>
      <p>
        <ButtonLink tone="quiet" href={`/${locale}`}>
          {words('done.home')}
        </ButtonLink>
      </p>
    </TextPage>
  );
}
