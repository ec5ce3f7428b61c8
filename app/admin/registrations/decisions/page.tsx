import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { type OwnBulk, type OwnDecision, ownDecisions } from '@/lib/review/queries';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { UndoForm } from '../../_desk/undo-form';
import { When } from '../../_desk/when';
import { bulkAddress, DECISIONS, LIST, recordAddress } from '../list-address';
import { undoBulk, undoOne } from '../undo-actions';
import { Undone } from '../undone';

type DecisionsPageProps = { searchParams: Promise<{ undone?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.undo'))('title') };
}

/** What the reviewer decided last, and what of it can still be undone. */
export default async function DecisionsPage({ searchParams }: DecisionsPageProps) {
  const scope = await deskScope(DECISIONS);
  const { decisions, bulks } = opened(await ownDecisions(scope));
  const [words, bulk, { clock }, { undone }] = await Promise.all([
    getTranslations('admin.undo'),
    getTranslations('admin.bulk'),
    deskEdition(),
    searchParams,
  ]);
  const one = (decided: OwnDecision) => (
    <>
      <span>
        {words(`decided.${decided.decision}`)} ·{' '}
        <Go href={recordAddress(decided.reference)} className="link tabular">
          {decided.reference}
        </Go>
      </span>
      <span className="text-sm text-muted">
        <When at={decided.decidedAt} clock={clock} as="short" />
      </span>
      {decided.undoneAt && <span className="text-sm">{words('wasUndone')}</span>}
      {!decided.undoneAt && decided.letterHeldUntil && decided.letterHeldUntil > scope.now && (
        <UndoForm
          action={undoOne}
          id={decided.id}
          back="decisions"
          label={words(`label.${decided.decision}`, { reference: decided.reference })}
          until={decided.letterHeldUntil}
          now={scope.now}
          clock={clock}
        />
      )}
    </>
  );
  const many = (asked: OwnBulk) => (
    <>
      <Go href={bulkAddress(asked.id)}>{bulk(`${asked.decision}.asked`)}</Go>
      <span className="text-sm text-muted">
        <When at={asked.askedAt} clock={clock} as="short" />
      </span>
      {asked.undoAskedAt && <span className="text-sm">{words('wasUndone')}</span>}
      {!asked.undoAskedAt && asked.heldUntil && asked.heldUntil > scope.now && (
        <UndoForm
          action={undoBulk}
          id={asked.id}
          back="decisions"
          label={words('labelMany', { time: clock.time(asked.askedAt) })}
          until={asked.heldUntil}
          now={scope.now}
          clock={clock}
        />
      )}
    </>
  );
  const lines = [
    ...decisions.map((decided) => ({ id: decided.id, at: decided.decidedAt, line: one(decided) })),
    ...bulks.map((asked) => ({ id: asked.id, at: asked.askedAt, line: many(asked) })),
  ].toSorted((first, second) => second.at.getTime() - first.at.getTime());
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead')}
        actions={<GoButton href={LIST}>{bulk('back')}</GoButton>}
      />
      <Undone undone={undone} />
      {lines.length === 0 ? (
        <EmptyState title={words('none')}>{words('noneHelp')}</EmptyState>
      ) : (
        <ul className="grid">
          {lines.map(({ id, line }) => (
            <li
              key={id}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2 last:border-0"
            >
              {line}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
