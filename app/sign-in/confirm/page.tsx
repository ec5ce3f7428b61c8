import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { followLink } from '../actions';
import { LinkPage } from '../link-page';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('signIn');
  return { title: words('confirmTitle'), robots: { index: false }, referrer: 'same-origin' };
}

type LinkProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SignInLinkPage({ searchParams }: LinkProps) {
  return <LinkPage kind="confirm" token={(await searchParams).token} action={followLink} />;
}
