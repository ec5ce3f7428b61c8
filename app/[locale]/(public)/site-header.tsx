import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { loadForum } from '@/app/_server/loader';
import { classes } from '@/app/_ui/classes';
import { Mark } from '@/app/_ui/mark';
import { inLanguage } from '@/lib/edition/rules';
import { DisplayPanel } from './display-panel';
import { Languages } from './languages';
import { SiteNav } from './site-nav';

/** Whose page this is, the other languages, the way in, or for who is in already, the account. */
export async function SiteHeader({ account }: { account?: ReactNode }) {
  const [words, locale, { edition }] = await Promise.all([
    getTranslations('common'),
    getLocale(),
    loadForum(),
  ]);
  const signIn = { href: `/sign-in?locale=${locale}`, label: words('signIn') };
  return (
    <header
      data-screen
      className={classes(
        'relative mx-auto flex max-w-page items-center gap-x-2 gap-y-1 px-5 pt-4 max-sm:pb-4 sm:flex-wrap sm:gap-x-6 sm:gap-y-3',
        account !== undefined && 'flex-wrap',
      )}
    >
      <a href={`/${locale}`} className="flex min-h-11 items-center gap-2 text-ink sm:gap-3">
        <Mark className="size-9 shrink-0" />
        <span
          className={classes(
            'max-w-48 text-sm leading-tight font-medium text-balance max-[23rem]:sr-only sm:max-w-64',
            // Beside the way out there is no room for it on a phone.
            account !== undefined && 'max-sm:sr-only',
          )}
        >
          {inLanguage(edition.name, locale)}
        </span>
      </a>
      <span className="ms-auto flex items-center gap-1">
        <DisplayPanel />
        <Languages label={words('language')} />
      </span>
      {account === undefined ? (
        <a
          href={signIn.href}
          className="inline-flex max-sm:hidden min-h-11 items-center rounded px-1 text-sm font-medium whitespace-nowrap text-river underline-offset-4 hover:underline sm:border sm:border-edge sm:px-4 sm:hover:border-ink sm:hover:no-underline"
        >
          {signIn.label}
        </a>
      ) : (
        account
      )}
      <SiteNav signIn={account === undefined ? signIn : undefined} />
    </header>
  );
}
