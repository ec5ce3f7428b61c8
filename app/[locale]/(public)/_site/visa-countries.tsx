import { getLocale, getTranslations } from 'next-intl/server';
import { countryName } from '@/lib/core/country';
import type { VisaTable } from '@/lib/site/rules';
import { days } from '@/messages/dates';
import { toLocale } from '@/messages/locales';
import { Section } from '../section';

/** Both lists in full, and as of when they stand. */
export async function VisaCountries({ table }: { table: VisaTable }) {
  const [words, locale] = await Promise.all([getTranslations('site.visa.table'), getLocale()]);
  const day = days(table.asOf, table.asOf, toLocale(locale));
  const { compare } = new Intl.Collator(locale);
  const named = (entries: { country: string; days: number | null }[]) =>
    entries
      .map(({ country, days: most }) => ({ country, most, name: countryName(country, locale) }))
      .toSorted((one, other) => compare(one.name, other.name));
  const lists = [
    { key: 'free', entries: named(table.free) },
    { key: 'electronic', entries: named(table.electronic.map((country) => ({ country, days: null }))) },
  ] as const;
  return (
    <Section id="countries" title={words('title')} help={words('asOf', { day })}>
      <div className="grid gap-10">
        {lists.map(({ key, entries }) => (
          <section key={key} aria-labelledby={`list-${key}`} className="grid gap-3">
            <h3 id={`list-${key}`} className="flex flex-wrap items-baseline gap-x-3 text-lg">
              {words(key)}
              <span className="text-sm font-normal text-muted">
                {words('count', { count: entries.length })}
              </span>
            </h3>
            <ul className="gap-x-8 text-sm sm:columns-2 lg:columns-3">
              {entries.map(({ country, most, name }) => (
                <li key={country} className="break-inside-avoid py-1">
                  {name}
                  {most !== null && <span className="text-muted"> · {words('upTo', { days: most })}</span>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  );
}
