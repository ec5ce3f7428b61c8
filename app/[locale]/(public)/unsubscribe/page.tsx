import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { ConfirmForm } from '@/app/sign-in/confirm-form';
import { leaveByLink } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public.unsubscribe');
  return { title: words('title'), robots: { index: false }, referrer: 'same-origin' };
}

type LeavingProps = { searchParams: Promise<Record<'token' | 'done', string | string[] | undefined>> };

/** The link of a mail of news. Reading this page changes nothing: mail scanners read it too. */
export default async function LeavingPage({ searchParams }: LeavingProps) {
  const [words, locale, { token, done }] = await Promise.all([
    getTranslations('public.unsubscribe'),
    getLocale(),
    searchParams,
  ]);
  return (
    <TextPage>
      <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
      {done === undefined ? (
        <ConfirmForm
          action={leaveByLink.bind(null, locale)}
          token={String(token ?? '')}
          words={{ lead: words('lead'), submit: words('submit') }}
          waysOn={[{ href: `/sign-in?next=/${locale}/me`, label: words('signIn') }]}
        />
      ) : (
        <Notice tone="good" role="status" title={words('done')}>
          <p>{words('doneHelp')}</p>
        </Notice>
      )}
    </TextPage>
  );
}
