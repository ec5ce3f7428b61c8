import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { Notice } from '@/app/_ui/notice';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { mayAddressReports } from '@/lib/report/policy';
import { listReports, recipients } from '@/lib/report/queries';
import { dayIn } from '../_charts/day';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { REPORTS, reportAddress } from './address';
import { Recipients } from './recipients';

type ReportsPageProps = { searchParams: Promise<{ saved?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.reports'))('title') };
}

/** Every morning's numbers, as they were; and who gets them by mail. */
export default async function ReportsPage({ searchParams }: ReportsPageProps) {
  const scope = await deskScope(REPORTS);
  const reports = opened(await listReports(scope));
  const to = mayAddressReports(scope.actor) ? opened(await recipients(scope)) : undefined;
  const [words, format, { locale, clock }, { saved }] = await Promise.all([
    getTranslations('admin.reports'),
    getFormatter(),
    deskEdition(),
    searchParams,
  ]);
  const tile = (key: 'applications' | 'approved' | 'international' | 'undecided') => ({
    key,
    header: words(`column.${key}`),
    align: 'end' as const,
    cell: ({ stats }: (typeof reports)[number]) => format.number(stats.tiles[key]),
  });
  return (
    <>
      <PageHeader title={words('title')} lead={words('lead')} />
      {saved !== undefined && (
        <Notice tone="good" role="status">
          {words('saved')}
        </Notice>
      )}
      <div className="max-w-4xl">
        <Table
          caption={words('title')}
          rows={reports}
          rowKey={({ day }) => day}
          empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
          columns={[
            {
              key: 'day',
              header: words('column.day'),
              isRowHeader: true,
              cell: ({ day }) => (
                <Go href={reportAddress(day)}>
                  <time dateTime={day}>{dayIn(locale, day)}</time>
                </Go>
              ),
            },
            {
              key: 'takenAt',
              header: words('column.takenAt', { offset: clock.offset(scope.now) }),
              cell: ({ takenAt }) => <When at={takenAt} clock={clock} as="time" />,
            },
            tile('applications'),
            tile('approved'),
            tile('international'),
            tile('undecided'),
          ]}
        />
      </div>
      {to && <Recipients emails={to.map(({ email }) => email)} locale={locale} />}
    </>
  );
}
