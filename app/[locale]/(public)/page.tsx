import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { clock } from '@/lib/core/clock';
import { LOCALES } from '@/messages/locales';
import { Dates } from './dates';
import { Hero } from './hero';
import { HowItWorks } from './how-it-works';
import { Programme } from './programme';
import { RegistrationCall } from './registration-call';
import { Seats } from './seats';

export async function generateMetadata(): Promise<Metadata> {
  const [words, locale] = await Promise.all([getTranslations('public'), getLocale()]);
  const languages = Object.fromEntries(LOCALES.map((other) => [other, `/${other}`]));
  return { description: words('lead'), alternates: { canonical: `/${locale}`, languages } };
}

export default async function ForumPage() {
  const forum = await loadForum();
  const now = clock.now();
  return (
    <main id="content">
      <Hero forum={forum} now={now} />
      <div className="mx-auto mt-12 grid max-w-page gap-16 px-5">
        <Seats forum={forum} />
        <Programme forum={forum} />
        <HowItWorks forum={forum} />
        <Dates forum={forum} now={now} />
        <div className="border-t border-line pt-8">
          <RegistrationCall forum={forum} now={now} />
        </div>
      </div>
    </main>
  );
}
