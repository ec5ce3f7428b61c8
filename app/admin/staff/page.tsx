import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { accessList } from '@/lib/auth/queries';
import { factorRuleNow } from '@/lib/factor/queries';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { ProofNotice } from '../_desk/proof-notice';
import { FactorRule } from './factor-rule';
import { Invitations } from './invitations';
import { Staff } from './staff';
import { Tokens } from './tokens';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.staff'))('title') };
}

/** Who and what may do something here: people with roles, open invitations, and programs with tokens. */
export default async function StaffPage() {
  const scope = await deskScope('/admin/staff');
  const { staff, invitations, tokens } = opened(await accessList(scope));
  const [words, { clock }, requiredOf] = await Promise.all([
    getTranslations('admin.staff'),
    deskEdition(),
    factorRuleNow(scope),
  ]);
  const ownId = scope.actor.kind === 'person' ? scope.actor.userId : undefined;
  return (
    <>
      <PageHeader title={words('title')} />
      <ProofNotice scope={scope} path="/admin/staff" />
      <Staff staff={staff} clock={clock} ownId={ownId} title={words('people')} />
      <FactorRule requiredOf={requiredOf} actor={scope.actor} />
      <Invitations invitations={invitations} clock={clock} />
      <Tokens tokens={tokens} clock={clock} />
    </>
  );
}
