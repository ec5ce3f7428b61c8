import type { Metadata } from 'next';
import { NextIntlClientProvider } from 'next-intl';
import { getLocale, getMessages, getTranslations } from 'next-intl/server';
import { EnrolForm } from './enrol-form';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('gate');
  return { title: words('enrolTitle'), robots: { index: false } };
}

/** Where the code on an organiser's screen leads. The code stands behind the #, so that no server's log ever has it. */
export default async function EnrolPage() {
  const [words, locale, messages] = await Promise.all([getTranslations('gate'), getLocale(), getMessages()]);
  return (
    <main id="content" className="mx-auto grid min-h-dvh w-full max-w-text content-center gap-6 px-5 py-10">
      <h1 className="text-2xl sm:text-3xl">{words('enrolTitle')}</h1>
      <p className="text-lg text-muted">{words('enrolLead')}</p>
      <NextIntlClientProvider locale={locale} messages={{ gate: messages.gate }}>
        <EnrolForm />
      </NextIntlClientProvider>
    </main>
  );
}
