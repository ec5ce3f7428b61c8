import type { Metadata } from 'next';
import { forbidden, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { factorsPage } from '@/app/sign-in/_factors/address';
import { Panel } from '@/app/sign-in/_factors/panel';
import { mayHaveFactors } from '@/lib/factor/policy';
import { deskScope } from '../_desk/door';

const HERE = '/admin/security';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('factor'))('title') };
}

/** One's own second factor. */
export default async function SecurityPage() {
  const scope = await deskScope(HERE);
  const { actor } = scope;
  if (!mayHaveFactors(actor)) forbidden();
  if (factorsPage(actor.roles) !== HERE) redirect(factorsPage(actor.roles));
  const words = await getTranslations('factor');
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      <Panel scope={scope} person={actor} path={HERE} />
    </>
  );
}
