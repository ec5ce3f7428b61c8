import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { TextPage } from '@/app/_ui/text-page';
import { ConfirmForm } from '@/app/sign-in/confirm-form';
import { confirmByLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('register.confirmPage');
  return { title: words('title'), robots: { index: false }, referrer: 'same-origin' };
}

type ConfirmProps = { searchParams: Promise<{ token?: string | string[] }> };

/** The link of the letter. Reading this page changes nothing: mail scanners read it too, and confirm nobody. */
export default async function ConfirmPage({ searchParams }: ConfirmProps) {
  const [words, locale, { token }] = await Promise.all([
    getTranslations('register.confirmPage'),
    getLocale(),
    searchParams,
  ]);
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
      <ConfirmForm
        action={confirmByLink.bind(null, locale)}
        token={String(token ?? '')}
        words={{ lead: words('lead'), submit: words('submit') }}
        waysOn={[
          { href: `/sign-in?next=/${locale}/me`, label: words('signIn') },
          { href: `/${locale}/register`, label: words('register') },
        ]}
      />
    </TextPage>
  );
}
