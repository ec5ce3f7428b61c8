import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { countryName } from '@/lib/core/country';
import { registrationFilter } from '@/lib/dashboard/input';
import { countriesOf } from '@/lib/dashboard/places';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

type CountriesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.countries'))('title') };
}

/** The list that the tiles of countries count: one row, one country represented. */
export default async function CountriesPage({ searchParams }: CountriesPageProps) {
  const scope = await deskScope('/admin/countries');
  const { status } = registrationFilter.catch({}).parse(await searchParams);
  const rows = opened(await countriesOf(scope, { status }));
  const [words, states, format, { locale }] = await Promise.all([
    getTranslations('admin.countries'),
    getTranslations('admin.states'),
    getFormatter(),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={status && states(status)}
        lead={words(status ? 'leadOfState' : 'lead', { count: rows.length })}
      />
      <div className="max-w-text">
        <Table
          caption={words('title')}
          rows={rows}
          rowKey={({ country }) => country}
          empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
          columns={[
            {
              key: 'country',
              header: words('country'),
              isRowHeader: true,
              cell: ({ country }) => (
                <Go href={listAddress({ status, country })}>{countryName(country, locale)}</Go>
              ),
            },
            {
              key: 'registrations',
              header: words('registrations'),
              align: 'end',
              cell: ({ registrations }) => format.number(registrations),
            },
          ]}
        />
      </div>
    </>
  );
}
