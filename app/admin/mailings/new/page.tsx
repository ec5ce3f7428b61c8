import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { newId } from '@/lib/core/id';
import { ok, refuse } from '@/lib/core/result';
import { registrationFilter } from '@/lib/dashboard/input';
import { maySendMailings } from '@/lib/mailing/policy';
import { deskScope, opened } from '../../_desk/door';
import { GoButton } from '../../_desk/go';
import { MAILINGS, NEW_MAILING } from '../addresses';
import { Who } from '../who';
import { WriteForm } from '../write-form';

type NewMailingProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings'))('new') };
}

/** A new mailing: to whom, by the filter in the address, and what it says. */
export default async function NewMailingPage({ searchParams }: NewMailingProps) {
  const scope = await deskScope(NEW_MAILING);
  opened(maySendMailings(scope.actor) ? ok(undefined) : refuse('NOT_ALLOWED'));
  const asked = registrationFilter.safeParse(await searchParams);
  // Most mailings are for those who come.
  const filter =
    asked.success && Object.values(asked.data).some(Boolean) ? asked.data : { status: 'approved' as const };
  const words = await getTranslations('mailings');
  return (
    <>
      <PageHeader title={words('new')} actions={<GoButton href={MAILINGS}>{words('back')}</GoButton>} />
      <Who scope={scope} filter={filter} action={NEW_MAILING} />
      {/* Made once for this page: a form sent twice makes one draft. */}
      <WriteForm id={newId()} filter={filter} />
    </>
  );
}
