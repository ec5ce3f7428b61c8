import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { PageHeader } from '@/app/_ui/page-header';
import { inLanguage } from '@/lib/edition/rules';
import { placesAtDesk } from '@/lib/gate/places';
import { zoneFields } from '@/lib/gate/zones';
import { ActionForm } from '../../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../../_desk/door';
import { GoButton } from '../../../_desk/go';
import { KeptInput } from '../../../_desk/kept-fields';
import { Foretold } from '../../../settings/[section]/foretold';
import { ZONES, zoneAddress } from '../../addresses';
import { SeenField } from '../../seen-field';
import { saveZone } from '../actions';
import { Removal } from '../removal';
import { ZoneFields } from '../zone-fields';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.zones'))('title') };
}

/** One zone: who may enter it and when, shown before it is saved. */
export default async function ZonePage({ params }: { params: Promise<{ key: string }> }) {
  const { key: segment } = await params;
  const scope = await deskScope(zoneAddress(segment));
  const { zones, gates } = opened(await placesAtDesk(scope));
  const found = zones.find(({ key }) => key === segment);
  if (!found) notFound();
  const [words, { locale }] = await Promise.all([getTranslations('gates.zones'), deskEdition()]);
  const present = zoneFields(found);
  const isVenue = zones[0]?.key === found.key;
  const door = gates.find(({ zone }) => zone === found.key);
  return (
    <>
      <PageHeader
        title={words('edit', { name: inLanguage(found.name, locale) })}
        lead={isVenue && words('venue')}
        actions={<GoButton href={ZONES}>{words('back')}</GoButton>}
      />
      <ActionForm action={saveZone} name="zone" className="grid max-w-text gap-5">
        <SeenField value={JSON.stringify(present)} />
        <input type="hidden" name="gate" value={door?.key ?? ''} />
        <ZoneFields present={present} />
        <Foretold words={{ title: words('who') }} />
        <div className="flex flex-wrap items-end gap-4">
          <Button>{words('save')}</Button>
          <Button tone="quiet" name="intent" value="look">
            {words('look')}
          </Button>
          <KeptInput
            name="at"
            type="datetime-local"
            label={words('lookAt')}
            help={words('lookAtHelp')}
            optional={words('optional')}
          />
        </div>
      </ActionForm>
      {!isVenue && <Removal kind="zone" place={found.key} />}
    </>
  );
}
