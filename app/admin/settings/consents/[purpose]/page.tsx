import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { documentsOf, draftsOf } from '@/lib/consent/queries';
import { isPurpose } from '@/lib/consent/rules';
import { inEvery } from '@/lib/edition/texts';
import { deskEdition, deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { CONSENTS, documentSettings } from '../../addresses';
import { DraftForm } from './draft-form';
import { PublishForm } from './publish-form';
import { PublishedVersions } from './published-versions';

type DocumentProps = {
  params: Promise<{ purpose: string }>;
  searchParams: Promise<Record<'saved' | 'published' | 'dropped', string | string[] | undefined>>;
};

export async function generateMetadata({ params }: DocumentProps): Promise<Metadata> {
  const [{ purpose }, words] = await Promise.all([params, getTranslations('consents.name')]);
  return { title: isPurpose(purpose) ? words(purpose) : undefined };
}

/** One text that people agree to: its draft, the way to publish it, and every version so far. */
export default async function DocumentSettingsPage({ params, searchParams }: DocumentProps) {
  const [{ purpose }, asked] = await Promise.all([params, searchParams]);
  if (!isPurpose(purpose)) notFound();
  const scope = await deskScope(documentSettings(purpose));
  const draft = opened(await draftsOf(scope)).find((one) => one.purpose === purpose);
  const [words, documents, { edition }] = await Promise.all([
    getTranslations('consents'),
    documentsOf(scope, purpose),
    deskEdition(),
  ]);
  const present = inEvery(draft?.written ?? documents[0]?.written);
  const done = (['saved', 'published', 'dropped'] as const).find((key) => asked[key] !== undefined);
  return (
    <>
      <PageHeader
        title={words(`name.${purpose}`)}
        lead={words(`desk.where.${purpose}`)}
        actions={<GoButton href={CONSENTS}>{words('desk.title')}</GoButton>}
      />
      {done && (
        <Notice tone="good" role="status">
          {words(`desk.done.${done}`)}
        </Notice>
      )}
      <DraftForm purpose={purpose} present={present} />
      {draft && (
        <PublishForm
          purpose={purpose}
          draft={present}
          version={(documents[0]?.version ?? 0) + 1}
          stops={edition.isTicketStoppedUnagreed}
        />
      )}
      <PublishedVersions documents={documents} />
    </>
  );
}
