import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { mayPrintMany } from '@/lib/badge/policy';
import { choicesOf } from '@/lib/dashboard/places';
import { listRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { nextUndecided, tagCounts, workCounts } from '@/lib/dashboard/queue';
import { MOST_FOUND } from '@/lib/dashboard/sought';
import { mayExport } from '@/lib/export/policy';
import { maySendMailings } from '@/lib/mailing/policy';
import { colleaguesOf, viewsOf } from '@/lib/queue/queries';
import { maySearchDocuments } from '@/lib/registration/policy';
import { mayDecide } from '@/lib/review/policy';
import { openWaves } from '@/lib/review/schedule';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { Shortcuts } from '../_desk/shortcuts';
import { badgesAddress } from '../badges/addresses';
import { newMailingAddress } from '../mailings/addresses';
import { ActiveFilters } from './active-filters';
import { exportAddress } from './export/address';
import { Filters } from './filters';
import { Keys } from './keys';
import { besideAddress, DOCUMENT_SEARCH, LIST } from './list-address';
import { NoneFound } from './none-found';
import { Pager } from './pager';
import { type Asked, readList } from './read-list';
import { RegistrationTable } from './registration-table';
import { Selection } from './selection';
import { Split } from './split';
import { StateFilters } from './state-filters';
import { TakenLast } from './taken-last';
import { Views } from './views';

type ListPageProps = { searchParams: Promise<Asked> };

export async function generateMetadata({ searchParams }: ListPageProps): Promise<Metadata> {
  const { open } = readList(await searchParams);
  return { title: open ?? (await getTranslations('admin.list'))('title') };
}

/** The registrations, filtered by the address alone: it can be kept, sent, and read without script. */
export default async function RegistrationsPage({ searchParams }: ListPageProps) {
  const scope = await deskScope(LIST);
  const asked = await searchParams;
  const list = readList(asked);
  const { filter, sort, columns, cursor, open, query } = list;
  const listed = await listRegistrations(scope, { ...filter, sort, cursor });
  const leadsNowhere = !listed.ok && listed.refusal.code === 'INVALID_CURSOR';
  const found = opened(leadsNowhere ? await listRegistrations(scope, { ...filter, sort }) : listed);
  if (open) return <Split scope={scope} list={list} open={open} page={found} asked={asked} />;
  const isLost = list.isLost || leadsNowhere;
  const [
    words,
    { categories, locale, clock },
    counts,
    countries,
    ofCategory,
    work,
    tags,
    colleagues,
    waves,
    views,
    next,
    search,
    mailings,
  ] = await Promise.all([
    getTranslations('admin.list'),
    deskEdition(),
    stateCounts(scope, filter),
    choicesOf(scope, 'country', filter),
    choicesOf(scope, 'category', filter),
    workCounts(scope, filter),
    tagCounts(scope, filter),
    colleaguesOf(scope),
    openWaves(scope),
    viewsOf(scope),
    nextUndecided(scope, undefined, { ...filter, sort }),
    getTranslations('complete.desk.search'),
    getTranslations('mailings'),
  ]);
  const at = { cursor: isLost ? undefined : cursor };
  const decides = mayDecide(scope.actor);
  const table = (
    <RegistrationTable
      rows={found.rows}
      categories={categories}
      locale={locale}
      clock={clock}
      columns={columns}
      hrefOf={(reference) => besideAddress(query, { ...at, open: reference })}
      isPickable={decides}
    />
  );
  return (
    <>
      <Shortcuts />
      <PageHeader
        title={words('title')}
        lead={words(found.isTotalCut ? 'totalCut' : 'total', { count: found.total })}
        actions={
          <>
            {decides && <Keys />}
            {mayPrintMany(scope.actor) && <GoButton href={badgesAddress(filter)}>{words('badges')}</GoButton>}
            {maySendMailings(scope.actor) && (
              <GoButton href={newMailingAddress(filter)}>{mailings('listLink')}</GoButton>
            )}
            {mayExport(scope.actor) && <GoButton href={exportAddress(filter)}>{words('export')}</GoButton>}
            {maySearchDocuments(scope.actor) && <GoButton href={DOCUMENT_SEARCH}>{search('title')}</GoButton>}
            {decides && next && (
              <GoButton href={besideAddress(query, { open: next.reference })} tone="primary">
                {work.undecided === undefined
                  ? words('decideNextCut', { count: MOST_FOUND })
                  : words('decideNext', { count: work.undecided })}
              </GoButton>
            )}
          </>
        }
      />
      <TakenLast scope={scope} taken={asked.taken} of={typeof asked.of === 'string' ? asked.of : undefined} />
      {isLost && <Notice tone="wait">{words('unknownFilter')}</Notice>}
      <div className="grid gap-4">
        {decides && <Views views={views} query={query} work={work} filter={filter} />}
        <Filters
          list={list}
          categories={categories}
          countries={countries}
          ofCategory={ofCategory}
          tags={tags}
          colleagues={colleagues}
          waves={waves}
          locale={locale}
        />
        <ActiveFilters scope={scope} filter={filter} />
        <StateFilters
          filter={filter}
          more={{ sort: list.chosenSort, columns: columns.join(',') }}
          counts={counts}
        />
      </div>
      {found.rows.length === 0 ? (
        <NoneFound filter={filter} />
      ) : decides ? (
        <Selection back={besideAddress(query, at)} page={found}>
          {table}
        </Selection>
      ) : (
        table
      )}
      <Pager query={query} isFirst={!cursor || isLost} nextCursor={found.nextCursor} />
    </>
  );
}
