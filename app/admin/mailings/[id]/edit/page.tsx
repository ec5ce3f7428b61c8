import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { registrationFilter } from '@/lib/dashboard/input';
import { mailingOf } from '@/lib/mailing/queries';
import { filterIn } from '@/lib/mailing/rules';
import { deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { editAddress, mailingAddress } from '../../addresses';
import { Who } from '../../who';
import { WriteForm } from '../../write-form';

type EditProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings.draft'))('edit') };
}

/** A draft that is being changed: the filter of the address, where it names one, else that of the draft. */
export default async function EditMailingPage({ params, searchParams }: EditProps) {
  const { id } = await params;
  const scope = await deskScope(editAddress(id));
  const present = opened(await mailingOf(scope, id));
  if (present.startedAt) redirect(mailingAddress(id));
  const asked = registrationFilter.safeParse(await searchParams);
  const named = asked.success && Object.values(asked.data).some(Boolean) ? asked.data : undefined;
  const filter = named ?? filterIn(present.query) ?? {};
  const words = await getTranslations('mailings');
  return (
    <>
      <PageHeader
        title={words('draft.edit')}
        actions={<GoButton href={mailingAddress(id)}>{words('write.title')}</GoButton>}
      />
      <Who scope={scope} filter={filter} action={editAddress(id)} />
      <WriteForm id={id} filter={filter} present={present} />
    </>
  );
}
