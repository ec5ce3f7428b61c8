'use client';

import { FailurePage } from '@/app/_ui/failure-page';
import { usePageLocale } from '@/app/_ui/page-locale';
import { direction } from '@/messages/locales';
import './globals.css';

type ErrorProps = { error: Error & { digest?: string }; retry: () => void };

/** The root layout itself failed: this replaces it, html element and all. */
export default function GlobalError({ error, retry }: ErrorProps) {
  const locale = usePageLocale();
  return (
    <html lang={locale} dir={direction(locale)}>
      <body>
        <FailurePage error={error} retry={retry} />
      </body>
    </html>
  );
}
