import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import { getLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/lib/core/env';
import { direction } from '@/messages/locales';
import { DISPLAY_COOKIE, readDisplay } from './_server/display';
import { PageNonce } from './_ui/page-nonce';
import './globals.css';

export const generateMetadata = (): Metadata => ({
  metadataBase: new URL(env().publicUrl),
  formatDetection: { telephone: false, email: false, address: false },
});

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#0c141d' },
  ],
};

/** Reading the request's headers makes every page dynamic, and only a dynamic page can carry a nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, received, kept] = await Promise.all([getLocale(), headers(), cookies()]);
  const { size, colours, spacing } = readDisplay(kept.get(DISPLAY_COOKIE)?.value);
  return (
    <html
      lang={locale}
      dir={direction(locale)}
      data-size={size === '100' ? undefined : size}
      data-colours={colours === 'device' ? undefined : colours}
      data-spacing={spacing === 'usual' ? undefined : spacing}
      data-request-id={received.get('x-request-id') ?? undefined}
    >
      <head>
        <PageNonce nonce={received.get('x-nonce') ?? undefined} />
      </head>
      <body>{children}</body>
    </html>
  );
}
