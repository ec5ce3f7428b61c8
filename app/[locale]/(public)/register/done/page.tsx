import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { draftCookie } from '@/app/_server/cookies';
import { OwnWords } from '@/app/_server/own-words';
import { publicScope } from '@/app/_server/scope';
import { Button, ButtonLink } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { TextPage } from '@/app/_ui/text-page';
import { type Receipt, receiptOf } from '@/lib/registration/receipt';
import { isActive } from '@/lib/registration/rules';
import { ConfirmByCode } from './confirm-by-code';
import { WhatNext } from './what-next';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('register.done');
  return { title: words('title'), robots: { index: false } };
}

/** The answer to an application: its number, what is to do now, what happens next and by when. */
export default async function DonePage() {
  const [words, locale, token, scope] = await Promise.all([
    getTranslations('register.done'),
    getLocale(),
    draftCookie.read(),
    publicScope(),
  ]);
  const receipt = token ? await receiptOf(scope, token) : undefined;
  if (!receipt) redirect(`/${locale}/register`);
  const isLive = isActive(receipt.state);
  return (
    <TextPage gaps="wide" isInner>
      <header className="grid gap-4">
        <h1 className="text-2xl sm:text-3xl">{words(titleOf(receipt))}</h1>
        <p className="grid justify-items-start gap-1 border-s-4 border-river ps-4">
          <span className="text-sm text-muted">{words('reference')}</span>
          <strong className="tabular text-xl font-semibold tracking-wide">{receipt.reference}</strong>
          <span className="text-sm text-muted">{words('keep')}</span>
        </p>
      </header>
      {!isLive && <Notice tone="wait">{words('ended')}</Notice>}
      {isLive && !receipt.confirmedAt && <ConfirmByCode receipt={receipt} locale={locale} />}
      {isLive && receipt.confirmedAt && (
        <div className="grid justify-items-start gap-4">
          <p>{words('confirmed', { email: receipt.email })}</p>
          <ButtonLink href={`/sign-in?next=/${locale}/me`}>{words('signIn')}</ButtonLink>
        </div>
      )}
      {isLive && <WhatNext receipt={receipt} />}
      {isLive && <OwnWords place="done" />}
      <form method="post" action={`/${locale}/register/restart`} className="border-t border-line pt-6">
        <Button tone="quiet" size="small">
          {words('another')}
        </Button>
      </form>
    </TextPage>
  );
}

function titleOf({ state, confirmedAt }: Receipt) {
  if (state === 'waitlisted') return 'titleWaiting';
  if (state === 'approved') return 'titleApproved';
  return confirmedAt && isActive(state) ? 'titleConfirmed' : 'title';
}
