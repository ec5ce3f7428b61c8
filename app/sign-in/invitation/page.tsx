import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { takeUpInvitation } from '../actions';
import { LinkPage } from '../link-page';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('signIn');
  return { title: words('invitationTitle'), robots: { index: false }, referrer: 'same-origin' };
}

type LinkProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function InvitationPage({ searchParams }: LinkProps) {
  return <LinkPage kind="invitation" token={(await searchParams).token} action={takeUpInvitation} />;
}
