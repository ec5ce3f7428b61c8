import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { pageScope } from '@/app/_server/scope';
import { SignOutButton } from '@/app/sign-in/sign-out-button';
import { SiteFrame } from '../(public)/site-frame';

export { generateMetadata } from '../(public)/layout';

/** Decides nothing about rights: each page asks for its owner itself. */
export default async function MeLayout({ children }: { children: ReactNode }) {
  const [words, { actor }] = await Promise.all([getTranslations('common'), pageScope()]);
  const account = actor.kind === 'person' ? <SignOutButton label={words('signOut')} /> : undefined;
  return <SiteFrame account={account}>{children}</SiteFrame>;
}
