import { getLocale, getTranslations } from 'next-intl/server';
import { loadPartners } from '@/app/_server/loader';
import type { Forum } from '@/lib/dashboard/forum';
import { inLanguage } from '@/lib/edition/rules';
import { days } from '@/messages/dates';
import { CityMap } from './city-map';
import { hostKey } from './places';
import { RegistrationCall } from './registration-call';

/** What, when, where, may I come, and one button; beside it the cities that meet. */
export async function Hero({ forum, now }: { forum: Forum; now: Date }) {
  const [words, locale, partners] = await Promise.all([
    getTranslations('public'),
    getLocale(),
    loadPartners(),
  ]);
  const { edition } = forum;
  const host = { key: hostKey(edition.city.en), name: inLanguage(edition.city, locale) };
  const cities = partners.map((partner) => ({ key: partner.key, name: inLanguage(partner.name, locale) }));
  const names = new Intl.ListFormat(locale).format(cities.map((city) => city.name));
  return (
    <div className="hero mx-auto grid max-w-page items-center gap-x-10 gap-y-6 px-5 lg:grid-cols-[27.5rem_1fr]">
      <div className="grid gap-6 lg:py-10">
        <div className="grid gap-4">
          <p className="text-sm font-medium text-brick">{words('edition', { number: edition.number })}</p>
          <h1 className="text-2xl sm:text-4xl">{inLanguage(edition.name, locale)}</h1>
          <p className="text-lg">
            <time dateTime={edition.startsOn} className="font-semibold sm:whitespace-nowrap">
              {days(edition.startsOn, edition.endsOn, locale)}
            </time>
            <br />
            {inLanguage(edition.venue, locale)}
          </p>
        </div>
        <RegistrationCall forum={forum} now={now} />
      </div>
      <figure className="hero-map -mx-5 lg:mx-0 lg:-me-[max(1.25rem,calc((100vw-72rem)/2))]">
        <CityMap
          host={host}
          partners={cities}
          label={words('mapLabel', { host: host.name, partners: names })}
        />
      </figure>
    </div>
  );
}
