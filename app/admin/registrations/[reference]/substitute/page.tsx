import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Notice } from '@/app/_ui/notice';
import { refuse } from '@/lib/core/result';
import { registrationRecord } from '@/lib/dashboard/record';
import { latinName } from '@/lib/registration/rules';
import { deskScope, opened } from '../../../_desk/door';
import { Go } from '../../../_desk/go';
import { Shortcuts } from '../../../_desk/shortcuts';
import { State } from '../../../_desk/state';
import { LIST, recordAddress, referenceIn, substituteAddress } from '../../list-address';
import { SubstituteForm } from './substitute-form';

type SubstitutePageProps = { params: Promise<{ reference: string }> };

export async function generateMetadata({ params }: SubstitutePageProps): Promise<Metadata> {
  return { title: referenceIn((await params).reference) };
}

/** One person in the place of another: what it does, and who comes. */
export default async function SubstitutePage({ params }: SubstitutePageProps) {
  const reference = referenceIn((await params).reference);
  const scope = await deskScope(reference ? substituteAddress(reference) : LIST);
  if (!reference) notFound();
  const record = opened(await registrationRecord(scope, reference));
  // Who only reads has nothing to pass on; what is out of one's reach was not found above.
  if (!record.mayUndo) opened(refuse('NOT_ALLOWED'));
  const words = await getTranslations('identity.substitute');
  const { registration, mayMove } = record;
  return (
    <>
      <Shortcuts />
      <header className="grid max-w-text gap-3">
        <p className="text-sm text-muted">
          <Go href={recordAddress(reference)} className="link tabular">
            {reference}
          </Go>
        </p>
        <h1 className="text-2xl">{words('title', { reference })}</h1>
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Bidi>{latinName(registration)}</Bidi>
          <State state={registration.state} />
        </p>
        <p className="text-muted">
          {words.rich('lead', { name: () => <Bidi>{latinName(registration)}</Bidi> })}
        </p>
      </header>
      {mayMove ? <SubstituteForm record={record} /> : <Notice tone="wait" title={words('ended')} />}
    </>
  );
}
