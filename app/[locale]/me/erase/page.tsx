import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextPage } from '@/app/_ui/text-page';
import { isActive } from '@/lib/registration/rules';
import { EndingForm } from '../ending-form';
import { loadOwn } from '../load-own';
import { eraseMine } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me.erase');
  return { title: words('title'), robots: { index: false } };
}

/** Asks for the number of the application in the person's own hand: nobody does this by a slip of the thumb. */
export default async function ErasePage() {
  const [words, locale] = await Promise.all([getTranslations('me.erase'), getLocale()]);
  const { record } = await loadOwn(`/${locale}/me/erase`);
  if (!record) redirect(`/${locale}/me`);
  const { reference, state } = record.registration;
  // Who still has a place gives it up first, and sees what that means.
  if (isActive(state)) redirect(`/${locale}/me/withdraw`);
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
      <p className="text-lg text-muted">{words('lead')}</p>
      <EndingForm
        action={eraseMine.bind(null, locale, reference)}
        back={`/${locale}/me`}
        words={{
          typed: words('typed', { reference }),
          submit: words('submit'),
          cancel: words('cancel'),
        }}
      />
    </TextPage>
  );
}
