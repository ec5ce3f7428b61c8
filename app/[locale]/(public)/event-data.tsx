import { headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import { env } from '@/lib/core/env';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';

/** The forum as search engines read an event (schema.org). Data, not a script; yet it carries the nonce like all of them. */
export async function EventData({ forum: { edition, registration } }: { forum: Forum }) {
  const [locale, received] = await Promise.all([getLocale(), headers()]);
  const say = (text: { en: string }) => inLanguage(text, locale);
  const home = `${env().publicUrl.replace(/\/$/, '')}/${locale}`;
  const event = {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: say(edition.name),
    startDate: edition.startsOn,
    endDate: edition.endsOn,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    inLanguage: locale,
    url: home,
    image: `${home.slice(0, -locale.length)}share/${locale}.png`,
    location: {
      '@type': 'Place',
      name: say(edition.venue),
      address: {
        '@type': 'PostalAddress',
        addressLocality: say(edition.city),
        addressCountry: edition.hostCountry,
      },
    },
    organizer: { '@type': 'Organization', name: say(edition.organiser), email: edition.contactEmail },
    maximumAttendeeCapacity: edition.capacitySeats,
    isAccessibleForFree: true,
    offers: {
      '@type': 'Offer',
      url: `${home}/register`,
      price: 0,
      priceCurrency: 'RUB',
      validFrom: registration.opensAt.toISOString(),
      validThrough: registration.closesAt.toISOString(),
    },
  };
  return (
    <script
      type="application/ld+json"
      nonce={received.get('x-nonce') ?? undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON whose only dangerous sign is written as its number
      dangerouslySetInnerHTML={{ __html: JSON.stringify(event).replace(/</g, '\\u003c') }}
    />
  );
}
