import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { isActive } from '@/lib/registration/rules';
import { loadOwn } from '../load-own';
import { eraseMine } from './actions';
import { EraseForm } from './erase-form';

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
    <main id="content" className="mx-auto grid max-w-page px-5 py-10 sm:py-16">
      <div className="grid max-w-text gap-6">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
        <EraseForm
          action={eraseMine.bind(null, locale, reference)}
          back={`/${locale}/me`}
          words={{
            typed: words('typed', { reference }),
            submit: words('submit'),
            cancel: words('cancel'),
          }}
        />
      </div>
    </main>
  );
}
