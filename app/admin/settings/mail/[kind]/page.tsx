import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { actorNames } from '@/lib/auth/queries';
import { currentSettings } from '@/lib/edition/queries';
import { isWorded } from '@/lib/mail/blanks';
import { wordingVersions } from '@/lib/mail/rewording';
import { deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { MAIL_WORDS, wordingAddress } from '../../addresses';
import { Blanks } from './blanks';
import { Versions } from './versions';
import { WordingForm } from './wording-form';

type WordingProps = { params: Promise<{ kind: string }> };

export async function generateMetadata({ params }: WordingProps): Promise<Metadata> {
  const { kind } = await params;
  const words = await getTranslations('admin.settings');
  return { title: isWorded(kind) ? words(`mail.kind.${kind}`) : words('titleOf.mail') };
}

/** One letter in every language: written, checked, looked at as it will leave, saved; and every version of it. */
export default async function WordingPage({ params }: WordingProps) {
  const { kind } = await params;
  if (!isWorded(kind)) notFound();
  const scope = await deskScope(wordingAddress(kind));
  const edition = opened(await currentSettings(scope));
  const versions = opened(await wordingVersions(scope, edition.id, kind));
  const [words, actors] = await Promise.all([
    getTranslations('admin.settings'),
    actorNames(
      scope,
      versions.map(({ writtenBy }) => writtenBy),
    ),
  ]);
  return (
    <>
      <PageHeader
        title={words(`mail.kind.${kind}`)}
        actions={<GoButton href={MAIL_WORDS}>{words('titleOf.mail')}</GoButton>}
      />
      <Blanks kind={kind} />
      <WordingForm kind={kind} current={versions[0]} />
      <Versions kind={kind} versions={versions} actors={actors} />
    </>
  );
}
