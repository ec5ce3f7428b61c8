import { getFormatter, getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import { countryName } from '@/lib/core/country';
import type { Waiter } from '@/lib/dashboard/queue';
import type { Category } from '@/lib/edition/queries';
import type { DeskClock } from '../_desk/clock';
import { Dense } from '../_desk/dense';
import { Go } from '../_desk/go';
import { CategoryMark, OneLine, PersonName } from '../_desk/person';
import { When } from '../_desk/when';
import { recordAddress } from '../registrations/list-address';
import { Unconfirmed } from '../registrations/unconfirmed';

type WaitingTableProps = {
  caption: string;
  waiters: readonly Waiter[];
  categories: readonly Category[];
  locale: string;
  clock: DeskClock;
};

export async function WaitingTable({ caption, waiters, categories, locale, clock }: WaitingTableProps) {
  const [words, format] = await Promise.all([getTranslations('admin.waiting'), getFormatter()]);
  const placed = waiters.map((waiter, index) => ({ ...waiter, place: index + 1 }));
  return (
    <Dense>
      <Table
        caption={caption}
        rows={placed}
        rowKey={({ reference }) => reference}
        columns={[
          {
            key: 'place',
            header: words('column.place'),
            align: 'end',
            cell: ({ place }) => format.number(place),
          },
          {
            key: 'reference',
            header: words('column.reference'),
            isRowHeader: true,
            cell: ({ reference }) => (
              <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
                {reference}
              </Go>
            ),
          },
          {
            key: 'name',
            header: words('column.name'),
            cell: (row) => (
              <>
                <PersonName {...row} /> {!row.emailConfirmedAt && <Unconfirmed />}
              </>
            ),
          },
          {
            key: 'category',
            header: words('column.category'),
            isHeaderQuiet: true,
            cell: ({ category }) => <CategoryMark code={category} categories={categories} locale={locale} />,
          },
          {
            key: 'country',
            header: words('column.country'),
            cell: ({ countryRepresented }) => countryName(countryRepresented, locale),
          },
          {
            key: 'organisation',
            isSpare: true,
            header: words('column.organisation'),
            cell: ({ organisation }) => <OneLine>{organisation}</OneLine>,
          },
          {
            key: 'since',
            isSpare: true,
            header: words('column.since', { offset: clock.offset(new Date()) }),
            align: 'end',
            cell: ({ since }) => (
              <span className="xl:whitespace-nowrap">
                <When at={since} clock={clock} as="short" />
              </span>
            ),
          },
        ]}
      />
    </Dense>
  );
}
