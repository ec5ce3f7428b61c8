import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { hasFreshProof } from '@/lib/core/proof';
import { registrationFilter } from '@/lib/dashboard/input';
import { countRegistrations } from '@/lib/dashboard/queries';
import { DEFAULT_COLUMNS, EXPORT_COLUMNS } from '@/lib/export/input';
import { columnSets } from '@/lib/export/queries';
import { deskScope, opened } from '../../_desk/door';
import { Go } from '../../_desk/go';
import { ProofNotice } from '../../_desk/proof-notice';
import { ActiveFilters } from '../active-filters';
import { listAddress } from '../list-address';
import { exportAddress } from './address';
import { carriedExport } from './carried';
import { ExportForm } from './export-form';

type ExportPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const more = z.object({
  set: z.string().optional().catch(undefined),
  fault: z.enum(['columns', 'name']).optional().catch(undefined),
  saved: z.string().optional().catch(undefined),
  again: z.string().optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.export'))('title') };
}

/** What of the list leaves the house: which columns, in which format. Who is in it is what the list's filter says. */
export default async function ExportPage({ searchParams }: ExportPageProps) {
  const asked = await searchParams;
  const scope = await deskScope(exportAddress({}));
  const sets = opened(await columnSets(scope));
  const { set, fault, saved, again } = more.parse(asked);
  // Back from the question who it is: what was chosen before it is chosen still.
  const carried = again === undefined ? undefined : await carriedExport();
  const filter = carried?.filter ?? registrationFilter.catch({}).parse(asked);
  const [words, count] = await Promise.all([
    getTranslations('admin.export'),
    countRegistrations(scope, filter),
  ]);
  const chosen = sets.find(({ id }) => id === set);
  const columns = chosen
    ? EXPORT_COLUMNS.filter((column) => chosen.columns.includes(column))
    : (carried?.columns ?? DEFAULT_COLUMNS);
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={words('lead', { count })}
        actions={<Go href={listAddress(filter)}>{words('back')}</Go>}
      />
      <ProofNotice scope={scope} path={exportAddress(filter)} />
      {carried && hasFreshProof(scope) && (
        <Notice tone="good" role="status">
          {words('again')}
        </Notice>
      )}
      {fault && (
        <Notice tone="bad" role="alert" title={words(`fault.${fault}`)}>
          {null}
        </Notice>
      )}
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <ActiveFilters scope={scope} filter={filter} />
      {sets.length > 0 && (
        <nav aria-label={words('sets')} className="flex flex-wrap gap-x-6 gap-y-2">
          <span className="text-muted">{words('sets')}</span>
          {sets.map(({ id, name }) => (
            <Go
              key={id}
              href={exportAddress(filter, { set: id })}
              aria-current={id === chosen?.id ? 'true' : undefined}
              className="link aria-[current=true]:font-semibold"
            >
              {name}
            </Go>
          ))}
        </nav>
      )}
      {/* The key draws the boxes anew when another set is chosen. */}
      <ExportForm
        key={chosen?.id ?? ''}
        filter={filter}
        columns={columns}
        set={chosen}
        format={carried?.format}
      />
    </>
  );
}
