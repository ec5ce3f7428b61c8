import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { StateTag } from '@/app/_ui/tag';
import { mayPublishWaves } from '@/lib/review/policy';
import { waveReport } from '@/lib/review/schedule';
import { deskEdition, deskScope, opened } from '../../../_desk/door';
import { Follow } from '../../../_desk/follow';
import { Go, GoButton } from '../../../_desk/go';
import { When } from '../../../_desk/when';
import { LIST, listAddress } from '../../list-address';
import { doneIn, WAVES, waveAddress } from '../addresses';
import { stateOf, WAVE_TONES } from '../wave-state';
import { LeftOut } from './left-out';
import { Parts } from './parts';
import { PreparedTable } from './prepared-table';
import { Steering } from './steering';
import { WavePreview } from './wave-preview';

type WavePageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('waves'))('title') };
}

/** One wave: what would come or has come of it, when, and what is in it. */
export default async function WavePage({ params, searchParams }: WavePageProps) {
  const { id } = await params;
  const scope = await deskScope(waveAddress(id));
  const { wave, items, forecast, parts } = opened(await waveReport(scope, id));
  const [words, list, { clock }, asked] = await Promise.all([
    getTranslations('waves'),
    getTranslations('admin.bulk'),
    deskEdition(),
    searchParams,
  ]);
  const state = stateOf(wave);
  const done = doneIn(asked.done);
  const at = (moment: Date | null) => ({ at: () => <When at={moment ?? wave.publishAt} clock={clock} /> });
  const isRunning = parts.some(({ finishedAt }) => !finishedAt);
  return (
    <>
      <PageHeader
        title={wave.name}
        lead={
          state === 'published'
            ? words.rich('one.published', at(wave.publishedAt))
            : state === 'called_off'
              ? words.rich('one.calledOff', at(wave.calledOffAt))
              : words.rich('one.at', at(wave.publishAt))
        }
        actions={
          <>
            <GoButton href={WAVES}>{words('back')}</GoButton>
            <GoButton href={listAddress({ wave: wave.id })}>{words('one.inList')}</GoButton>
            <GoButton href={LIST}>{list('back')}</GoButton>
          </>
        }
      />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <StateTag tone={WAVE_TONES[state]}>{words(`state.${state}`)}</StateTag>
        <span>{words(state === 'open' ? 'one.count' : 'one.was', { count: items.length })}</span>
      </p>
      {done && (
        <Notice tone="good" role="status">
          {words(`done.${done}`)}
        </Notice>
      )}
      <LeftOut asked={asked} />
      {isRunning && (
        <>
          <Follow />
          <noscript>
            <p>
              <Go href={waveAddress(id)}>{list('look')}</Go>
            </p>
          </noscript>
        </>
      )}
      {forecast && <WavePreview forecast={forecast} count={items.length} scope={scope} />}
      {parts.length > 0 && <Parts parts={parts} />}
      {state === 'open' && mayPublishWaves(scope.actor) && (
        <Steering wave={wave} isEmpty={items.length === 0} clock={clock} />
      )}
      {items.length > 0 && <PreparedTable scope={scope} items={items} wave={wave} clock={clock} />}
    </>
  );
}
