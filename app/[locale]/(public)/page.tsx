import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { loadForum } from '@/app/_server/loader';
import { clock } from '@/lib/core/clock';
import { headOf } from './_site/head';
import { Dates } from './dates';
import { EventData } from './event-data';
import { Hero } from './hero';
import { HowItWorks } from './how-it-works';
import { Programme } from './programme';
import { RegistrationCall } from './registration-call';
import { Seats } from './seats';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('public');
  return headOf({ path: '', description: words('lead') });
}

export default async function ForumPage() {
  const forum = await loadForum();
  const now = clock.now();
  return (
    <main id="content">
      <EventData forum={forum} />
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
