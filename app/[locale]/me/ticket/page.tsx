import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/app/_ui/button';
import { KeepOffline } from '../keep-offline';
import { loadOwn } from '../load-own';
import { StoppedNotice } from './stopped-notice';
import { TicketCard } from './ticket-card';
import { Wallets } from './wallets';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('me.ticket');
  return { title: words('title'), robots: { index: false } };
}

/** What the gate scans: one big code, and the name to it. Opens without a network once it was opened with one. */
export default async function TicketPage() {
  const [words, locale] = await Promise.all([getTranslations('me.ticket'), getLocale()]);
  const { record } = await loadOwn(`/${locale}/me/ticket`);
  if (!record?.ticket) {
    return (
      <main id="content" className="mx-auto grid max-w-page px-5 py-10 sm:py-16">
        <div className="grid max-w-text justify-items-start gap-5">
          <h1 className="text-2xl sm:text-3xl">{words('none')}</h1>
          <p className="text-lg text-muted">{words('noneBody')}</p>
          <ButtonLink href={`/${locale}/me`}>{words('back')}</ButtonLink>
        </div>
      </main>
    );
  }
  return (
    <main id="content" className="mx-auto grid max-w-page justify-items-center gap-6 px-5 py-6 print:py-0">
      <h1 className="sr-only">{words('title')}</h1>
      <StoppedNotice record={record} />
      <TicketCard record={record} code={record.ticket.code} />
      <div data-screen className="grid justify-items-center gap-2 text-center text-sm text-muted">
        <KeepOffline
          scope={`/${locale}/me`}
          page={`/${locale}/me/ticket`}
          words={{ kept: words('offline') }}
        />
        <Wallets />
        <p>{words('print')}</p>
        <a className="link inline-flex min-h-11 items-center text-base" href={`/${locale}/me`}>
          {words('back')}
        </a>
      </div>
    </main>
  );
}
