import type { Metadata } from 'next';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { PageHeader } from '@/app/_ui/page-header';
import { Table } from '@/app/_ui/table';
import { countryName } from '@/lib/core/country';
import { registrationFilter } from '@/lib/dashboard/input';
import { citiesOf } from '@/lib/dashboard/places';
import { deskEdition, deskScope, opened } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

type CitiesPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.cities'))('title') };
}

/** The list that the tiles of cities count: one row, one city or region of a country, as people wrote it. */
export default async function CitiesPage({ searchParams }: CitiesPageProps) {
  const scope = await deskScope('/admin/cities');
  const { status } = registrationFilter.catch({}).parse(await searchParams);
  const rows = opened(await citiesOf(scope, { status }));
  const [words, states, format, { locale }] = await Promise.all([
    getTranslations('admin.cities'),
    getTranslations('admin.states'),
    getFormatter(),
    deskEdition(),
  ]);
  return (
    <>
      <PageHeader
        title={words('title')}
        eyebrow={status && states(status)}
        lead={words('lead', { count: rows.length })}
      />
      <div className="max-w-4xl">
        <Table
          caption={words('title')}
          rows={rows}
          rowKey={({ city, country }) => `${country} ${city}`}
          empty={<EmptyState title={words('empty')}>{words('emptyHelp')}</EmptyState>}
          columns={[
            {
              key: 'city',
              header: words('city'),
              isRowHeader: true,
              cell: ({ city, country }) => (
                <Go href={listAddress({ status, country, territory: city })}>
                  <Bidi>{city}</Bidi>
                </Go>
              ),
            },
            {
              key: 'country',
              header: words('country'),
              cell: ({ country }) => countryName(country, locale),
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
