import { getLocale } from 'next-intl/server';
import { Icon } from '@/app/_ui/icon';
import { LANGUAGE_NAMES, LOCALES, toLocale } from '@/messages/locales';

/** The same page in another language, each in its own words. Opens and leads on without script. */
export async function Languages({ label }: { label: string }) {
  const locale = toLocale(await getLocale());
  return (
    <nav aria-label={label} className="relative">
      <details className="group">
        <summary className="inline-flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-2 rounded px-1 text-sm text-ink underline-offset-4 hover:underline [&::-webkit-details-marker]:hidden">
          <Icon name="globe" className="text-muted" />
          {/* The row of a phone has room for the sign alone. */}
          <span className="max-sm:sr-only">{LANGUAGE_NAMES[locale]}</span>
        </summary>
        <ul className="absolute inset-e-0 top-full z-10 grid min-w-40 rounded border border-line bg-surface py-1 shadow-float">
          {LOCALES.filter((other) => other !== locale).map((other) => (
            <li key={other}>
              {/* A relative address keeps the page; the proxy answers with the other language and remembers it. */}
              <a
                href={`?locale=${other}`}
                hrefLang={other}
                lang={other}
                className="flex min-h-11 items-center px-4 text-ink hover:bg-sunken"
              >
                {LANGUAGE_NAMES[other]}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
