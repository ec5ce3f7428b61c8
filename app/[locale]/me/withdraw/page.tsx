import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextPage } from '@/app/_ui/text-page';
import { EndingForm } from '../ending-form';
import { loadOwn } from '../load-own';
import { withdrawOwn } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me');
  return { title: words('withdrawLink'), robots: { index: false } };
}

/** Asks once, on a page of its own, with the consequence in the sentence and the way back beside the button. */
export default async function WithdrawPage() {
  const [words, locale] = await Promise.all([getTranslations('me.withdrawPage'), getLocale()]);
  const { record } = await loadOwn(`/${locale}/me/withdraw`);
  if (!record?.mayWithdraw) redirect(`/${locale}/me`);
  const { reference, state } = record.registration;
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('title', { reference })}</h1>
      <p className="text-lg text-muted">{words(state === 'waitlisted' ? 'leadWaiting' : 'lead')}</p>
      <EndingForm
        action={withdrawOwn.bind(null, locale, reference)}
        back={`/${locale}/me`}
        words={{ submit: words('submit'), cancel: words('cancel') }}
      />
    </TextPage>
  );
}
