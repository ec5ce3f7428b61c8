import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { batchReport } from '@/lib/badge/files';
import type { Format } from '@/lib/badge/rules';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Follow } from '../../_desk/follow';
import { Go, GoButton } from '../../_desk/go';
import { BADGES, batchAddress } from '../addresses';
import { BatchState } from '../batch-state';
import { BatchFile } from './batch-file';
import { Running } from './running';
import { Skipped } from './skipped';

type BatchPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('badges'))('title') };
}

/** One batch of badges: how far it is, its file as long as it is kept, and who was left out. */
export default async function BatchPage({ params }: BatchPageProps) {
  const { id } = await params;
  const scope = await deskScope(batchAddress(id));
  const { batch, outcomes, skipped } = opened(await batchReport(scope, id));
  const [words, badge, { clock }] = await Promise.all([
    getTranslations('badges.batch'),
    getTranslations('admin.record.badge'),
    deskEdition(),
  ]);
  const [open, printed, stopped] = ['open', 'printed', 'BATCH_STOPPED'].map(
    (key) => outcomes.get(key) ?? 0,
  ) as [number, number, number];
  return (
    <>
      <PageHeader
        title={words('title', { format: badge(`formats.${batch.format as Format}`) })}
        lead={words('lead', { when: clock.moment(batch.askedAt) })}
        actions={<GoButton href={BADGES}>{words('back')}</GoButton>}
      />
      <p>
        <BatchState batch={batch} />
      </p>
      {!batch.finishedAt && (
        <>
          <Follow />
          <Running id={id} all={batch.people} open={open} isStopped={batch.stoppedAt !== null} />
          <noscript>
            <p>
              <Go href={batchAddress(id)}>{words('look')}</Go>
            </p>
          </noscript>
        </>
      )}
      {batch.finishedAt && (
        <div className="grid gap-2">
          <p className="text-lg tabular">{words('printed', { count: printed })}</p>
          {stopped > 0 && <p>{words('stopped', { count: stopped })}</p>}
        </div>
      )}
      {batch.finishedAt && <BatchFile batch={batch} clock={clock} scope={scope} />}
      {skipped.length > 0 && <Skipped skipped={skipped} />}
    </>
  );
}
