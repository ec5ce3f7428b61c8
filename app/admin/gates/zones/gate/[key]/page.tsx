import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { inLanguage } from '@/lib/edition/rules';
import { fieldsOf } from '@/lib/gate/gates';
import { placesAtDesk } from '@/lib/gate/places';
import { ActionForm } from '../../../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../../../_desk/door';
import { GoButton } from '../../../../_desk/go';
import { gateAddress, ZONES } from '../../../addresses';
import { SeenField } from '../../../seen-field';
import { saveGate } from '../../actions';
import { GateFields } from '../../gate-fields';
import { Removal } from '../../removal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.zones'))('title') };
}

/** One gate: its names, where it leads, what it can let through, and whether it is open. */
export default async function GatePage({ params }: { params: Promise<{ key: string }> }) {
  const { key: segment } = await params;
  const scope = await deskScope(gateAddress(segment));
  const { zones, gates } = opened(await placesAtDesk(scope));
  const found = gates.find(({ key }) => key === segment);
  if (!found) notFound();
  const [words, { locale }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  const present = fieldsOf(found);
  return (
    <>
      <PageHeader
        title={words('edit', { name: `${found.key}, ${inLanguage(found.name, locale)}` })}
        actions={<GoButton href={ZONES}>{words('back')}</GoButton>}
      />
      <ActionForm action={saveGate} name="gate" className="grid max-w-text gap-5">
        <SeenField value={JSON.stringify(present)} />
        <GateFields present={present} zones={zones} gates={gates} />
        <p>
          <Button>{words('save')}</Button>
        </p>
      </ActionForm>
      <Removal kind="gate" place={found.key} />
    </>
  );
}
