import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Button } from '@/app/_ui/button';
import { DescriptionList } from '@/app/_ui/description-list';
import { PageHeader } from '@/app/_ui/page-header';
import { claimOf } from '@/lib/claim/queries';
import { ActionForm } from '../../_desk/action-form';
import { deskEdition, deskScope, opened } from '../../_desk/door';
import { Go, GoButton } from '../../_desk/go';
import { KeptArea, KeptSelect } from '../../_desk/kept-fields';
import { ProofNotice } from '../../_desk/proof-notice';
import { When } from '../../_desk/when';
import { answerRequest, takeRequest } from '../actions';
import { REQUESTS, requestAddress } from '../addresses';
import { EraseForm } from './erase-form';

type RequestProps = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consents.desk.queue'))('one') };
}

/** One request: what is asked for, by when, and the ways to answer it. */
export default async function RequestPage({ params }: RequestProps) {
  const { id } = await params;
  const scope = await deskScope(requestAddress(id));
  const claim = opened(await claimOf(scope, id));
  const [words, { clock }] = await Promise.all([getTranslations('consents.desk.queue'), deskEdition()]);
  const said = (text: string) =>
    text ? (
      <span className="whitespace-pre-line">
        <Bidi>{text}</Bidi>
      </span>
    ) : (
      <span className="text-muted">{words('nothingSaid')}</span>
    );
  const items = [
    {
      key: 'reference',
      term: words('reference'),
      detail: <Go href={`/admin/registrations/${claim.reference}`}>{claim.reference}</Go>,
    },
    { key: 'received', term: words('received'), detail: <When at={claim.receivedAt} clock={clock} /> },
    { key: 'due', term: words('due'), detail: <When at={claim.dueAt} clock={clock} /> },
    { key: 'words', term: words('words'), detail: said(claim.words) },
    ...(claim.outcome
      ? [
          { key: 'outcome', term: words('result'), detail: words(`outcome.${claim.outcome}`) },
          { key: 'answer', term: words('answer'), detail: said(claim.answer) },
        ]
      : []),
  ];
  return (
    <>
      <PageHeader
        title={words(`kinds.${claim.kind}`)}
        lead={words(`todo.${claim.kind}`)}
        actions={<GoButton href={REQUESTS}>{words('title')}</GoButton>}
      />
      <div className="max-w-3xl">
        <DescriptionList items={items} />
      </div>
      {!claim.outcome && (
        <div className="grid max-w-text gap-8">
          {!claim.assignedTo && (
            <ActionForm action={takeRequest} name="take">
              <input type="hidden" name="id" value={id} />
              <p>
                <Button tone="quiet">{words('take')}</Button>
              </p>
            </ActionForm>
          )}
          {claim.kind === 'erase' && (
            <>
              <ProofNotice scope={scope} path={requestAddress(id)} />
              <EraseForm id={id} reference={claim.reference} />
            </>
          )}
          <section aria-labelledby="answer" className="grid gap-4 border-t border-line pt-6">
            <h2 id="answer" className="text-lg">
              {words('answerTitle')}
            </h2>
            <ActionForm action={answerRequest} name="answer" className="grid gap-5">
              <input type="hidden" name="id" value={id} />
              <KeptSelect
                name="outcome"
                label={words('result')}
                defaultValue={claim.kind === 'erase' ? 'refused' : 'done'}
                choices={(claim.kind === 'erase'
                  ? (['refused'] as const)
                  : (['done', 'refused'] as const)
                ).map((value) => ({ value, label: words(`outcome.${value}`) }))}
              />
              <KeptArea
                name="words"
                label={words('answer')}
                help={words('answerHelp')}
                rows={6}
                maxLength={4000}
              />
              <p>
                <Button>{words('send')}</Button>
              </p>
            </ActionForm>
          </section>
        </div>
      )}
    </>
  );
}
