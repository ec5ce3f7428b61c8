import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageHeader } from '@/app/_ui/page-header';
import { StateTag } from '@/app/_ui/tag';
import { letterBatchReport } from '@/lib/letter/batches';
import { ActionScope } from '../../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../../_desk/door';
import { Follow } from '../../../_desk/follow';
import { Go, GoButton } from '../../../_desk/go';
import { SureForm } from '../../../_desk/sure-form';
import { recordAddress } from '../../../registrations/list-address';
import { stopLetterBatch } from '../../actions';
import { letterBatchAddress, MANY_LETTERS } from '../../addresses';

type BatchPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('letters.many'))('title') };
}

/** One batch of letters: how far it is, and who was left out with why. */
export default async function LetterBatchPage({ params }: BatchPageProps) {
  const { id } = await params;
  const scope = await deskScope(letterBatchAddress(id));
  const { batch, issued, open, skipped } = opened(await letterBatchReport(scope, id));
  const [words, refusals, { clock }] = await Promise.all([
    getTranslations('letters'),
    getTranslations('refusals'),
    deskEdition(),
  ]);
  const isDone = batch.finishedAt !== null;
  const working = words('batch.working', { done: batch.people - open, count: batch.people });
  const state = batch.stoppedAt ? 'stopped' : isDone ? 'finished' : 'running';
  return (
    <>
      <PageHeader
        title={words(`kind.${batch.kind}`)}
        lead={words('batch.lead', { when: clock.moment(batch.askedAt) })}
        actions={<GoButton href={MANY_LETTERS}>{words('many.title')}</GoButton>}
      />
      <p>
        <StateTag tone={{ stopped: 'wait', finished: 'good', running: 'info' }[state] as 'info'}>
          {words(`batch.${state}`)}
        </StateTag>
      </p>
      {isDone ? (
        <p className="text-lg tabular">{words('batch.issued', { count: issued })}</p>
      ) : (
        <div className="grid max-w-text gap-4">
          <Follow />
          <div role="status" className="grid gap-2">
            <p className="tabular">{working}</p>
            <progress
              value={batch.people - open}
              max={Math.max(1, batch.people)}
              aria-label={working}
              className="h-2 w-full accent-river"
            />
          </div>
          <ActionScope action={stopLetterBatch}>
            <p className="text-sm text-muted">{words('batch.stopHelp')}</p>
            <div className="[&_details]:text-start">
              <SureForm
                name="stop"
                ask={words('batch.stop')}
                label={words('batch.stop')}
                sure={words('batch.stopSure')}
                values={{ id }}
              />
            </div>
          </ActionScope>
          <noscript>
            <p>
              <Go href={letterBatchAddress(id)}>{words('batch.look')}</Go>
            </p>
          </noscript>
        </div>
      )}
      {skipped.length > 0 && (
        <section aria-labelledby="skipped" className="grid gap-2 border-s-4 border-wait ps-4">
          <h2 id="skipped" className="text-lg">
            {words('batch.skipped', { count: skipped.length })}
          </h2>
          <ul className="grid gap-1">
            {skipped.map(({ reference, outcome }) => (
              <li key={reference} className="flex flex-wrap gap-x-4">
                <Go href={recordAddress(reference)} className="link tabular">
                  {reference}
                </Go>
                <span>
                  {refusals.has(outcome as 'NOT_ATTENDED') ? refusals(outcome as 'NOT_ATTENDED') : outcome}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
