import { getFormatter, getTranslations } from 'next-intl/server';
import { type Column, Table } from '@/app/_ui/table';
import { countryName } from '@/lib/core/country';
import type { Waiter } from '@/lib/dashboard/line';
import type { Category } from '@/lib/edition/queries';
import { inLanguage } from '@/lib/edition/rules';
import type { DeskClock } from '../_desk/clock';
import { Dense } from '../_desk/dense';
import { Go } from '../_desk/go';
import { CategoryMark, OneLine, PersonName } from '../_desk/person';
import { When } from '../_desk/when';
import { Unconfirmed } from '../registrations/unconfirmed';
import { personAddress } from './line-address';
import type { PoolName } from './pool-name';
import { Standing } from './standing';

type WaitingTableProps = {
  caption: string;
  waiters: readonly Waiter[];
  categories: readonly Category[];
  nameOf: PoolName;
  locale: string;
  clock: DeskClock;
  isPickable?: boolean;
};

export async function WaitingTable({
  caption,
  waiters,
  categories,
  nameOf,
  locale,
  clock,
  isPickable,
}: WaitingTableProps) {
  const [words, format] = await Promise.all([getTranslations('admin.waiting'), getFormatter()]);
  const pick: Column<Waiter> = {
    key: 'pick',
    header: words('column.pick'),
    isHeaderQuiet: true,
    cell: ({ reference }) => (
      <input
        type="checkbox"
        name="pick"
        value={reference}
        aria-label={words('pick', { reference })}
        className="size-5 align-middle accent-river"
      />
    ),
  };
  const columns: Column<Waiter>[] = [
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
        <Go href={personAddress(reference)} className="link tabular whitespace-nowrap">
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
      key: 'delegation',
      isSpare: true,
      header: words('column.delegation'),
      cell: ({ delegation }) =>
        delegation ? (
          <OneLine>{inLanguage(delegation, locale)}</OneLine>
        ) : (
          <span className="text-muted">{words('none')}</span>
        ),
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
    {
      key: 'standing',
      header: words('column.standing'),
      cell: (waiter) => <Standing waiter={waiter} nameOf={nameOf} />,
    },
  ];
  return (
    <Dense>
      <Table
        caption={caption}
        rows={waiters}
        rowKey={({ reference }) => reference}
        columns={isPickable ? [pick, ...columns] : columns}
      />
    </Dense>
  );
}
