import type { Metadata } from 'next';
import Link from 'next/link';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { atGate } from '@/app/_server/gate-scope';
import { Notice } from '@/app/_ui/notice';
import { EnrolForm } from './enrol-form';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('gate');
  return { title: words('enrolTitle'), robots: { index: false } };
}

/** Where the code on an organiser's screen leads. The code stands behind the #, so that no server's log ever has it. */
export default async function EnrolPage() {
  const [words, locale, messages, { scope }] = await Promise.all([
    getTranslations('gate'),
    getLocale(),
    getMessages(),
    atGate(),
  ]);
  const { actor } = scope;
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-text content-center gap-6 px-5 py-10">
      <h1 className="text-2xl sm:text-3xl">{words('enrolTitle')}</h1>
      <p className="text-lg text-muted">{words('enrolLead')}</p>
      {actor.kind === 'device' && (
        <Notice title={words('enrolledAlready', { gate: actor.gate })}>
          <p>
            <Link href="/gate" className="link">
              {words('toGate')}
            </Link>
          </p>
        </Notice>
      )}
      <NextIntlClientProvider locale={locale} messages={{ gate: messages.gate }}>
        <EnrolForm />
      </NextIntlClientProvider>
    </main>
  );
}
