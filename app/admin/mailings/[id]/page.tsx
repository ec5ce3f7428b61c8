import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { PageHeader } from '@/app/_ui/page-header';
import { mailingOf } from '@/lib/mailing/queries';
import { deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { NoPost } from '../../mail/no-post';
import { editAddress, MAILINGS, mailingAddress } from '../addresses';
import { MailingState } from '../mailing-state';
import { Draft } from './draft';
import { Run } from './run';

type Asked = Record<string, string | string[] | undefined>;
type MailingProps = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings.write'))('title') };
}

/** One mailing: the draft with its numbers and letters, or how far it is and what came of it. */
export default async function MailingPage({ params, searchParams }: MailingProps) {
  const { id } = await params;
  const scope = await deskScope(mailingAddress(id));
  const one = opened(await mailingOf(scope, id));
  const [words, asked] = await Promise.all([getTranslations('mailings'), searchParams]);
  return (
    <>
      <PageHeader
        eyebrow={<Go href={MAILINGS}>{words('back')}</Go>}
        title={<Bidi>{one.subject[one.fallback]}</Bidi>}
        lead={words(`kind.${one.kind}`)}
        actions={!one.startedAt && <GoButton href={editAddress(id)}>{words('draft.edit')}</GoButton>}
      />
      <p>
        <MailingState of={one} />
      </p>
      <NoPost>{words('run.noServer')}</NoPost>
      {one.startedAt ? (
        <Run scope={scope} one={one} asked={asked} />
      ) : (
        <Draft scope={scope} one={one} isSaved={asked.saved !== undefined} />
      )}
    </>
  );
}
