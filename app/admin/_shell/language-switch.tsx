'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { DESK_LOCALES, LANGUAGE_NAMES } from '@/messages/locales';

/** The same page in the other language. A plain link: the proxy remembers the choice and takes the word out again. */
export function LanguageSwitch({ locale, label }: { locale: string; label: string }) {
  const pathname = usePathname();
  const search = useSearchParams();
  const inLocale = (other: string) => {
    const wanted = new URLSearchParams(search);
    wanted.set('locale', other);
    return `${pathname}?${wanted}`;
  };
  return (
    <p className="flex gap-3">
      <span className="sr-only">{label}</span>
      {DESK_LOCALES.map((other) =>
        other === locale ? (
          <span key={other} lang={other} aria-current="true" className="font-medium">
            {LANGUAGE_NAMES[other]}
          </span>
        ) : (
          <a key={other} href={inLocale(other)} hrefLang={other} lang={other} className="link">
            {LANGUAGE_NAMES[other]}
          </a>
        ),
      )}
    </p>
  );
}
