import type { ReactNode } from 'react';
import { SiteFrame } from '@/app/[locale]/(public)/site-frame';

export { generateMetadata } from '@/app/[locale]/(public)/layout';

/** The way in stands on the page itself, so the header does not repeat it. */
export default function SignInLayout({ children }: { children: ReactNode }) {
  return <SiteFrame account={null}>{children}</SiteFrame>;
}
