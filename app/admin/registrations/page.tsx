import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { type ListInput, listInput } from '@/lib/dashboard/input';
import { countriesOf, listRegistrations, stateCounts } from '@/lib/dashboard/queries';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Shortcuts } from '../_desk/shortcuts';
import { ActiveFilters } from './active-filters';
import { Filters } from './filters';
import { LIST, listAddress } from './list-address';
import { NoneFound } from './none-found';
import { Pager } from './pager';
import { RegistrationTable } from './registration-table';
import { Selection } from './selection';
import { StateFilters } from './state-filters';

type ListPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.list'))('title') };
}

/** The registrations, filtered by the address alone: it can be kept, sent, and read without script. */
export default async function RegistrationsPage({ searchParams }: ListPageProps) {
  const scope = await deskScope(LIST);
  const asked = listInput.safeParse(await searchParams);
  const input: ListInput = asked.success ? asked.data : {};
  const { cursor, limit: _, ...filter } = input;
  const { country: __, ...elsewhere } = filter;
  const listed = await listRegistrations(scope, input);
  const leadsNowhere = !listed.ok && listed.refusal.code === 'INVALID_CURSOR';
  const found = opened(leadsNowhere ? await listRegistrations(scope, filter) : listed);
  const isLost = !asked.success || leadsNowhere;
  const [words, { categories, locale, clock }, counts, countries] = await Promise.all([
    getTranslations('admin.list'),
    deskEdition(),
    stateCounts(scope, filter),
    countriesOf(scope, elsewhere),
  ]);
  return (
    <>
      <Shortcuts />
      <PageHeader title={words('title')} lead={words('total', { count: found.total })} />
      {isLost && <Notice tone="wait">{words('unknownFilter')}</Notice>}
      <div className="grid gap-4">
        <Filters filter={filter} categories={categories} countries={opened(countries)} locale={locale} />
        <ActiveFilters filter={filter} />
        <StateFilters filter={filter} counts={counts} />
      </div>
      {found.rows.length === 0 ? (
        <NoneFound filter={filter} />
      ) : (
        <Selection back={listAddress(filter, { cursor })} total={found.total}>
          <RegistrationTable
            rows={found.rows}
            categories={categories}
            locale={locale}
            clock={clock}
            isPickable
          />
        </Selection>
      )}
      <Pager filter={filter} isFirst={!cursor || isLost} nextCursor={found.nextCursor} />
    </>
  );
}
