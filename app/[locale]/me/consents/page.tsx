import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { ownConsents } from '@/lib/dashboard/own-consents';
import { isActive } from '@/lib/registration/rules';
import { loadOwn } from '../load-own';
import { OwnConsent } from './own-consent';

type ConsentsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('consents.own');
  return { title: words('title'), robots: { index: false } };
}

/** Each consent for itself: what was agreed to and when, and how it is taken back or given. */
export default async function OwnConsentsPage({ searchParams }: ConsentsProps) {
  const [words, locale, asked] = await Promise.all([
    getTranslations('consents.own'),
    getLocale(),
    searchParams,
  ]);
  const { record } = await loadOwn(`/${locale}/me/consents`);
  if (!record) redirect(`/${locale}/me`);
  const { registration, edition } = record;
  const consents = await ownConsents(await pageScope(), registration, edition);
  return (
    <TextPage gaps="wide" isInner>
      {(asked.agreed || asked.withdrawn) && (
        <Notice tone="good" role="status">
          {words(asked.agreed ? 'agreed' : 'taken')}
        </Notice>
      )}
      <header className="grid gap-3">
        <h1 className="text-2xl sm:text-3xl">{words('title')}</h1>
        <p className="text-lg text-muted">{words('lead')}</p>
      </header>
      {consents.map((own) => (
        <OwnConsent
          key={own.purpose}
          own={own}
          reference={registration.reference}
          timeZone={edition.timeZone}
          mayChange={isActive(registration.state) || !own.isNeeded}
        />
      ))}
      <p>
        <a className="link" href={`/${locale}/me`}>
          {words('back')}
        </a>
      </p>
    </TextPage>
  );
}
