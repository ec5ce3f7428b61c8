import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table, type Column as TableColumn } from '@/app/_ui/table';
import { countryName } from '@/lib/core/country';
import type { ListedRegistration } from '@/lib/dashboard/queries';
import type { Category } from '@/lib/edition/queries';
import type { DeskClock } from '../_desk/clock';
import { Dense } from '../_desk/dense';
import { Go } from '../_desk/go';
import { CategoryMark, OneLine, PersonName } from '../_desk/person';
import { State } from '../_desk/state';
import { When } from '../_desk/when';
import { writePick } from './decide/picks';
import { recordAddress } from './list-address';
import { Marks } from './marks';
import { type Column, SHOWN } from './read-list';
import { Unconfirmed } from './unconfirmed';

type RegistrationTableProps = {
  rows: readonly ListedRegistration[];
  categories: readonly Category[];
  locale: string;
  clock: DeskClock;
  isPickable?: boolean;
  /** Which columns stand beside reference and name; all the usual ones where none are named. */
  columns?: readonly Column[];
  /** Where a row leads; the record by itself where nothing else is said. */
  hrefOf?: (reference: string) => string;
};

export async function RegistrationTable({
  rows,
  categories,
  locale,
  clock,
  isPickable,
  columns = SHOWN,
  hrefOf = recordAddress,
}: RegistrationTableProps) {
  const [words, queue] = await Promise.all([getTranslations('admin.list'), getTranslations('admin.queue')]);
  const pick = {
    key: 'pick',
    header: words('column.pick'),
    isHeaderQuiet: true,
    // The state that was seen travels along: whoever decides by then decides on what stands here.
    cell: ({ reference, state, isApprovedWaiting }: ListedRegistration) => (
      <input
        type="checkbox"
        name="pick"
        value={writePick({ reference, state, isApproved: isApprovedWaiting })}
        aria-label={words('pick', { reference })}
        className="size-5 align-middle accent-river"
      />
    ),
  };
  const chosen: Record<Column, TableColumn<ListedRegistration>> = {
    category: {
      key: 'category',
      header: words('column.category'),
      isHeaderQuiet: true,
      cell: ({ category }) => <CategoryMark code={category} categories={categories} locale={locale} />,
    },
    country: {
      key: 'country',
      header: words('column.country'),
      cell: ({ countryRepresented }) => countryName(countryRepresented, locale),
    },
    organisation: {
      key: 'organisation',
      isSpare: true,
      header: words('column.organisation'),
      cell: ({ organisation }) => <OneLine>{organisation}</OneLine>,
    },
    state: {
      key: 'state',
      header: words('column.state'),
      cell: ({ state, emailConfirmedAt }) => (
        <span className="inline-flex flex-col items-end gap-0.5 py-1 md:items-start">
          <State state={state} />
          {!emailConfirmedAt && <Unconfirmed />}
        </span>
      ),
    },
    submitted: {
      key: 'submitted',
      isSpare: true,
      header: words('column.submitted', { offset: clock.offset(new Date()) }),
      align: 'end',
      cell: ({ submittedAt }) => (
        <span className="xl:whitespace-nowrap">
          <When at={submittedAt} clock={clock} as="short" />
        </span>
      ),
    },
    position: {
      key: 'position',
      isSpare: true,
      header: words('column.position'),
      cell: ({ position }) => <OneLine>{position}</OneLine>,
    },
    territory: {
      key: 'territory',
      isSpare: true,
      header: words('column.territory'),
      cell: ({ territory }) => territory && <Bidi>{territory}</Bidi>,
    },
    assignee: {
      key: 'assignee',
      isSpare: true,
      header: words('column.assignee'),
      cell: ({ assignee }) => assignee,
    },
  };
  return (
    <Dense>
      <Table
        caption={words('title')}
        rows={rows}
        rowKey={({ reference }) => reference}
        columns={[
          ...(isPickable ? [pick] : []),
          {
            key: 'reference',
            header: words('column.reference'),
            isRowHeader: true,
            cell: ({ reference }) => (
              <Go href={hrefOf(reference)} data-row className="link tabular whitespace-nowrap">
                {reference}
              </Go>
            ),
          },
          {
            key: 'name',
            header: words('column.name'),
            cell: (row) => (
              <>
                <PersonName {...row} />
                <Marks row={row} />
                {row.standing && (
                  <span className="ms-2 text-sm font-medium text-river">
                    {queue(`standing.${row.standing}`)}
                  </span>
                )}
              </>
            ),
          },
          ...columns.map((name) => chosen[name]),
        ]}
      />
    </Dense>
  );
}
