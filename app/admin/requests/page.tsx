import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Button } from '@/app/_ui/button';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { CLAIM_KINDS } from '@/db/schema/claim';
import { claimQueue } from '@/lib/claim/queries';
import { ActionForm } from '../_desk/action-form';
import { deskScope, opened } from '../_desk/door';
import { KeptArea, KeptInput, KeptSelect } from '../_desk/kept-fields';
import { enterRequest } from './actions';
import { REQUESTS } from './addresses';
import { ClaimList } from './claim-list';

type RequestsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('consents.desk.queue'))('title') };
}

/** What people ask for about their own data: the next deadline first, and what was answered last. */
export default async function RequestsPage({ searchParams }: RequestsProps) {
  const scope = await deskScope(REQUESTS);
  const { open, closed } = opened(await claimQueue(scope));
  const [words, data, asked] = await Promise.all([
    getTranslations('consents.desk.queue'),
    getTranslations('consents.data.requests'),
    searchParams,
  ]);
  const done = (['answered', 'erased'] as const).find((key) => asked[key] !== undefined);
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      {done && (
        <Notice tone="good" role="status">
          {words(`done.${done}`)}
        </Notice>
      )}
      {open.length === 0 ? (
        <EmptyState title={words('none')} />
      ) : (
        <ClaimList title={words('open')} claims={open} now={scope.now} />
      )}
      {closed.length > 0 && <ClaimList title={words('closed')} claims={closed} now={scope.now} />}
      <section aria-labelledby="enter" className="grid max-w-text gap-4 border-t border-line pt-8">
        <h2 id="enter" className="text-lg">
          {words('enter')}
        </h2>
        <p className="text-muted">{words('enterHelp')}</p>
        <ActionForm action={enterRequest} name="enter" className="grid gap-5">
          <KeptInput name="reference" label={words('reference')} autoComplete="off" className="max-w-64" />
          <KeptInput name="receivedOn" type="date" label={words('receivedOn')} className="max-w-48" />
          <KeptSelect
            name="kind"
            label={words('kind')}
            defaultValue="access"
            choices={CLAIM_KINDS.map((value) => ({ value, label: words(`kinds.${value}`) }))}
          />
          <KeptArea name="words" label={words('words')} help={data('wordsHelp')} rows={4} maxLength={4000} />
          <p>
            <Button>{words('enterNow')}</Button>
          </p>
        </ActionForm>
      </section>
    </>
  );
}
