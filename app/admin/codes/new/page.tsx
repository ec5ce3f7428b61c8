import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { ok, refuse } from '@/lib/core/result';
import { delegationChoices } from '@/lib/delegation/queries';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { poolStates } from '@/lib/pool/queries';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { CODES, UPLOAD } from '../codes-address';
import { CreateForm } from './create-form';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.codes.new'))('title') };
}

/** New codes: for whom, how many, until when, and with which seats. */
export default async function NewCodesPage() {
  const scope = await deskScope(`${CODES}/new`);
  opened(mayManageInvitations(scope.actor) ? ok(undefined) : refuse('NOT_ALLOWED'));
  const [words, desk] = await Promise.all([getTranslations('admin.codes'), deskEdition()]);
  const [pools, delegations] = await Promise.all([
    poolStates(scope, desk.edition.id),
    delegationChoices(scope, desk.edition.id),
  ]);
  const free = (key: string) => pools.find((pool) => pool.key === key)?.available ?? 0;
  return (
    <>
      <PageHeader
        eyebrow={<Go href={CODES}>{words('title')}</Go>}
        title={words('new.title')}
        lead={words('new.lead')}
        actions={<GoButton href={UPLOAD}>{words('upload.open')}</GoButton>}
      />
      <CreateForm
        desk={desk}
        delegations={delegations}
        free={{ international: free('international'), domestic: free('domestic') }}
        zone={desk.clock.zone(scope.now)}
      />
    </>
  );
}
