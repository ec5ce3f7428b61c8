import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { isPurpose } from '@/lib/consent/rules';
import { DocumentPage } from '../document-page';

type PurposeProps = {
  params: Promise<{ purpose: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

export async function generateMetadata({ params }: PurposeProps): Promise<Metadata> {
  const [{ purpose }, words] = await Promise.all([params, getTranslations('consents.name')]);
  return isPurpose(purpose) ? { title: words(purpose) } : {};
}

export default async function PurposePage({ params, searchParams }: PurposeProps) {
  const [{ purpose }, { version }] = await Promise.all([params, searchParams]);
  if (!isPurpose(purpose)) notFound();
  return <DocumentPage purpose={purpose} version={[version].flat()[0]} />;
}
