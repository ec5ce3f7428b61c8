import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { instantAt } from '@/lib/edition/rules';
import { whoCouldEnter } from '@/lib/gate/entrance';
import { placesAtDesk } from '@/lib/gate/places';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { ZONES } from '../addresses';
import { Tabs } from '../tabs';
import { addOneGate, addOneZone } from './actions';
import { GateFields } from './gate-fields';
import { GateList } from './gate-list';
import { Who } from './who';
import { ZoneFields } from './zone-fields';
import { ZoneTable } from './zone-table';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('gates.zones'))('title') };
}

const TOLD = ['saved', 'added', 'removed'] as const;
type ZonesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The parts of the venue and the gates that lead into them, with a look at whom they would let in. */
export default async function ZonesPage({ searchParams }: ZonesPageProps) {
  const scope = await deskScope(ZONES);
  const places = opened(await placesAtDesk(scope));
  const [words, { edition }, asked] = await Promise.all([
    getTranslations('gates.zones'),
    deskEdition(),
    searchParams,
  ]);
  const done = TOLD.find((one) => asked[one] !== undefined);
  const gate = [asked.gate].flat()[0] ?? '';
  const at = [asked.at].flat()[0] ?? '';
  const moment = instantAt(at, edition.timeZone);
  const answer = gate ? await whoCouldEnter(scope, { gate, at: moment }) : undefined;
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      <Tabs here="zones" scope={scope} />
      {done && (
        <Notice tone="good" role="status">
          {words(done)}
        </Notice>
      )}
      <section aria-labelledby="zones" className="grid gap-3">
        <h2 id="zones" className="text-lg">
          {words('zones')}
        </h2>
        <ZoneTable zones={places.zones} />
        <details>
          <summary className="link w-fit cursor-pointer">{words('addZone')}</summary>
          <ActionForm action={addOneZone} name="add-zone" className="grid max-w-text gap-5 pt-4">
            <ZoneFields />
            <p>
              <Button>{words('add')}</Button>
            </p>
          </ActionForm>
        </details>
      </section>
      <section aria-labelledby="gates" className="grid gap-3">
        <h2 id="gates" className="text-lg">
          {words('gates')}
        </h2>
        <GateList {...places} />
        <details>
          <summary className="link w-fit cursor-pointer">{words('addGate')}</summary>
          <ActionForm action={addOneGate} name="add-gate" className="grid max-w-text gap-5 pt-4">
            <GateFields {...places} />
            <p>
              <Button>{words('add')}</Button>
            </p>
          </ActionForm>
        </details>
      </section>
      <Who {...places} gate={gate} at={at} answer={answer?.ok ? answer.value : undefined} />
    </>
  );
}
