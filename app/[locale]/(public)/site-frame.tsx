import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SiteFooter } from './site-footer';
import { SiteHeader } from './site-header';

/** Header and footer of everything that is neither desk nor gate. `account` stands where others find the sign-in. */
export async function SiteFrame({ account, children }: { account?: ReactNode; children: ReactNode }) {
  const words = await getTranslations('common');
  return (
    <div data-face="public">
      <a
        href="#content"
        className="sr-only rounded bg-river text-on-river focus:not-sr-only focus:absolute focus:inset-s-4 focus:top-4 focus:z-10 focus:px-4 focus:py-2"
      >
        {words('skipToContent')}
      </a>
      <SiteHeader account={account} />
      {children}
      <SiteFooter />
    </div>
  );
}
