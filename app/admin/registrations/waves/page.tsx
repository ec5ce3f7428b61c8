import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import { after, DAY_MS } from '@/lib/core/clock';
import { wallTime } from '@/lib/edition/rules';
import { mayPublishWaves } from '@/lib/review/policy';
import { wavesOf } from '@/lib/review/schedule';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { KeptInput } from '../../_desk/kept-fields';
import { When } from '../../_desk/when';
import { LIST } from '../list-address';
import { openOne } from './actions';
import { WAVES, waveAddress } from './addresses';
import { stateOf, WAVE_TONES } from './wave-state';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waves'))('title') };
}

/** The waves: those to come, those that were, and a new one. */
export default async function WavesPage() {
  const scope = await deskScope(WAVES);
  const waves = opened(await wavesOf(scope));
  const [words, list, { edition, clock }] = await Promise.all([
    getTranslations('waves'),
    getTranslations('admin.bulk'),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={LIST}>{list('back')}</GoButton>}
      />
      <Table
        caption={words('title')}
        rows={waves}
        rowKey={({ id }) => id}
        empty={<EmptyState title={words('none')}>{words('noneHelp')}</EmptyState>}
        columns={[
          {
            key: 'name',
            header: words('column.name'),
            isRowHeader: true,
            cell: ({ id, name }) => (
              <Go href={waveAddress(id)}>
                <Bidi>{name}</Bidi>
              </Go>
            ),
          },
          {
            key: 'at',
            header: words('column.at', { offset: clock.offset(scope.now) }),
            cell: ({ publishAt, publishedAt }) => <When at={publishedAt ?? publishAt} clock={clock} />,
          },
          {
            key: 'state',
            header: words('column.state'),
            cell: (wave) => (
              <StateTag tone={WAVE_TONES[stateOf(wave)]}>{words(`state.${stateOf(wave)}`)}</StateTag>
            ),
          },
          {
            key: 'approvals',
            header: words('column.approvals'),
            align: 'end',
            cell: ({ approvals }) => approvals,
          },
          {
            key: 'rejections',
            header: words('column.rejections'),
            align: 'end',
            cell: ({ rejections }) => rejections,
          },
        ]}
      />
      {mayPublishWaves(scope.actor) && (
        <section aria-labelledby="new-wave" className="grid max-w-text gap-4">
          <h2 id="new-wave" className="text-lg">
            {words('new.title')}
          </h2>
          <ActionForm action={openOne} name="open">
            <KeptInput name="name" label={words('new.name')} help={words('new.nameHelp')} maxLength={80} />
            <KeptInput
              name="publishAt"
              type="datetime-local"
              label={words('new.at')}
              help={words('new.atHelp', { zone: clock.zone(scope.now) })}
              defaultValue={`${wallTime(after(scope.now, DAY_MS), edition.timeZone).slice(0, 10)}T10:00`}
              className="max-w-64"
            />
            <Button className="justify-self-start">{words('new.submit')}</Button>
          </ActionForm>
        </section>
      )}
    </>
  );
}
