import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { actorNames } from '@/lib/auth/queries';
import { listInput } from '@/lib/invitation/input';
import { listInvitations } from '@/lib/invitation/listing';
import { ActionScope } from '../_desk/action-form';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { actOnCodes } from './actions';
import { BatchSection } from './batch';
import { CODES, codesAddress, fileAddress, PER_PAGE, UPLOAD } from './codes-address';
import { Filters } from './filters';

type Asked = Record<string, string | string[] | undefined>;
type CodesPageProps = { searchParams: Promise<Asked> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.codes'))('title') };
}

/** Invitation codes, batch by batch, newest first. */
export default async function CodesPage({ searchParams }: CodesPageProps) {
  const scope = await deskScope(CODES);
  const asked = await searchParams;
  const parsed = listInput.safeParse(asked);
  const filter = parsed.success ? parsed.data : {};
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(asked.page)) || 1));
  const listed = await listInvitations(scope, filter, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE });
  const { rows, total, batches } = opened(listed);
  const [words, pages, desk, names] = await Promise.all([
    getTranslations('admin.codes'),
    getTranslations('admin.pages'),
    deskEdition(),
    actorNames(scope, [...new Set(rows.map(({ createdBy }) => createdBy))]),
  ]);
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  const isEmpty = total === 0 && !isNarrowed;
  const byBatch = Map.groupBy(rows, ({ batchId }) => batchId);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={isEmpty ? undefined : words('total', { count: total })}
        actions={
          !isEmpty && (
            <>
              {total > 0 && <GoButton href={fileAddress(filter)}>{words('download')}</GoButton>}
              <GoButton href={UPLOAD}>{words('upload.open')}</GoButton>
              <GoButton href={`${CODES}/new`} tone="primary">
                {words('make')}
              </GoButton>
            </>
          )
        }
      />
      {asked.made !== undefined && filter.batch && (
        <Notice tone="good" role="status" title={words('made', { count: total })}>
          <p>{words('madeHelp')}</p>
        </Notice>
      )}
      {asked.deleted !== undefined && (
        <Notice tone="good" role="status">
          {words('deleted')}
        </Notice>
      )}
      {!isEmpty && <Filters filter={filter} />}
      {isEmpty && <NoneYet />}
      {total === 0 && isNarrowed && <NoneMatch />}
      <ActionScope action={actOnCodes}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-10">
          {[...byBatch].map(([id, codes]) => (
            <BatchSection key={id} batch={batches.get(id)} codes={codes} names={names} desk={desk} />
          ))}
        </div>
      </ActionScope>
      {total > PER_PAGE && (
        <nav aria-label={pages('label')} className="flex gap-3">
          {page > 1 && <GoButton href={codesAddress(filter)}>{pages('start')}</GoButton>}
          {page * PER_PAGE < total && (
            <GoButton href={codesAddress(filter, { page: page + 1 })} rel="next">
              {pages('next')}
            </GoButton>
          )}
        </nav>
      )}
    </>
  );
}

async function NoneYet() {
  const words = await getTranslations('admin.codes.none');
  return (
    <EmptyState
      title={words('yet')}
      action={
        <GoButton href={`${CODES}/new`} tone="primary">
          {words('first')}
        </GoButton>
      }
    >
      <div className="grid gap-2">
        <p>{words('what')}</p>
        <p>{words('seats')}</p>
      </div>
    </EmptyState>
  );
}

async function NoneMatch() {
  const words = await getTranslations('admin.codes.none');
  return (
    <EmptyState title={words('match')} action={<GoButton href={CODES}>{words('all')}</GoButton>}>
      {words('matchHelp')}
    </EmptyState>
  );
}
