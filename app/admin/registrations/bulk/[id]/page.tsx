import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { bulkReport } from '@/lib/review/queries';
import { deskEdition, deskScope, opened } from '../../../_desk/door';
import { Follow } from '../../../_desk/follow';
import { Go, GoButton } from '../../../_desk/go';
import { UndoForm } from '../../../_desk/undo-form';
import { bulkAddress, DECISIONS, LIST } from '../../list-address';
import { undoBulk } from '../../undo-actions';
import { Outcomes } from './outcomes';
import { Progress } from './progress';

type BulkPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.bulk'))('title') };
}

/** One decision on many: how far it is, what came of each, and the way back while the letters wait. */
export default async function BulkPage({ params }: BulkPageProps) {
  const { id } = await params;
  const scope = await deskScope(bulkAddress(id));
  const { bulk, items, outcomes, undone, undoUntil } = opened(await bulkReport(scope, id));
  const [words, undo, { clock }] = await Promise.all([
    getTranslations('admin.bulk'),
    getTranslations('admin.undo'),
    deskEdition(),
  ]);
  const isRunning = !bulk.finishedAt || (bulk.undoAskedAt !== null && !bulk.undoFinishedAt);
  const decided = (outcomes.get('done') ?? 0) + (outcomes.get('waits') ?? 0);
  const all = bulk.undoAskedAt ? decided : items.length;
  const open = bulk.undoAskedAt
    ? items.filter(({ outcome, undo: of }) => (outcome === 'done' || outcome === 'waits') && !of).length
    : (outcomes.get('open') ?? 0);
  return (
    <>
      <PageHeader
        title={words(`${bulk.decision}.asked`)}
        lead={words('people', { count: items.length })}
        actions={
          <>
            <GoButton href={DECISIONS}>{undo('title')}</GoButton>
            <GoButton href={LIST}>{words('back')}</GoButton>
          </>
        }
      />
      {isRunning && (
        <>
          <Follow />
          <Progress done={all - open} all={all} isUndo={bulk.undoAskedAt !== null} />
          <noscript>
            <p>
              <Go href={bulkAddress(id)}>{words('look')}</Go>
            </p>
          </noscript>
        </>
      )}
      {!bulk.undoAskedAt && undoUntil && (
        <Notice tone="info" title={words('held')}>
          <p>{words('heldHelp')}</p>
          <UndoForm
            action={undoBulk}
            id={bulk.id}
            back="record"
            label={words('undoAll', { count: decided })}
            until={undoUntil}
            now={scope.now}
            clock={clock}
          />
        </Notice>
      )}
      <Outcomes
        items={items}
        decision={bulk.decision}
        outcomes={outcomes}
        undone={undone}
        isUndo={bulk.undoAskedAt !== null}
      />
    </>
  );
}
