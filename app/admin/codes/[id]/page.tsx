import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { PageHeader } from '@/app/_ui/page-header';
import { factsAbout } from '@/lib/audit/queries';
import { actorNames } from '@/lib/auth/queries';
import { bearersOf } from '@/lib/dashboard/invited';
import { readInvitation } from '@/lib/invitation/listing';
import { grouped } from '@/lib/invitation/rules';
import { ActionScope } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { actOnCodes } from '../actions';
import { CodeState } from '../code-state';
import { CODES } from '../codes-address';
import { Acts } from './acts';
import { Bearers } from './bearers';
import { ChangeForm } from './change-form';
import { CodeHistory } from './code-history';
import { TermsList } from './terms-list';

type CodePageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.codes'))('one.title') };
}

/** One code: what it promises, who has used it, and what can still be done with it. */
export default async function CodePage({ params }: CodePageProps) {
  const { id } = await params;
  const scope = await deskScope(`${CODES}/${id}`);
  const one = opened(await readInvitation(scope, id));
  const [words, desk, facts, bearers] = await Promise.all([
    getTranslations('admin.codes'),
    deskEdition(),
    factsAbout(scope, `invitation:${id}`),
    bearersOf(scope, id).then(opened),
  ]);
  const names = await actorNames(scope, [...new Set([...facts.map(({ actor }) => actor), one.createdBy])]);
  return (
    <>
      <PageHeader
        eyebrow={
          <>
            <Go href={CODES}>{words('title')}</Go> · <Bidi>{one.label}</Bidi>
          </>
        }
        title={
          <span className="font-mono tracking-wide" translate="no">
            {grouped(one.code)}
          </span>
        }
        actions={<CodeState state={one.state} />}
      />
      <ActionScope action={actOnCodes}>
        <div className="grid max-w-text grid-cols-[minmax(0,1fr)] gap-4">
          <TermsList one={one} desk={desk} />
          <Acts one={one} />
        </div>
      </ActionScope>
      <Bearers bearers={bearers} clock={desk.clock} />
      {!one.endedAt && <ChangeForm one={one} edition={desk.edition} zone={desk.clock.zone(scope.now)} />}
      <CodeHistory facts={facts} names={names} clock={desk.clock} />
    </>
  );
}
