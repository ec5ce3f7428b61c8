import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DocumentPage } from '../../privacy/document-page';

export async function generateMetadata(): Promise<Metadata> {
  const words = await getTranslations('consents.name');
  return { title: words('terms') };
}

/** What a person agrees to with the box «terms»; its version is kept with the consent. */
export default function TermsPage() {
  return <DocumentPage purpose="terms" />;
}
