import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
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
import { Unconfirmed } from './unconfirmed';

type RegistrationTableProps = {
  rows: readonly ListedRegistration[];
  categories: readonly Category[];
  locale: string;
  clock: DeskClock;
  isPickable?: boolean;
};

export async function RegistrationTable({
  rows,
  categories,
  locale,
  clock,
  isPickable,
}: RegistrationTableProps) {
  const words = await getTranslations('admin.list');
  const pick = {
    key: 'pick',
    header: words('column.pick'),
    isHeaderQuiet: true,
    // The state that was seen travels along: whoever decides by then decides on what stands here.
    cell: ({ reference, state, isApprovedWaiting }: ListedRegistration) => (
      <input
        type="checkbox"
        name="pick"
        value={writePick({ reference, seenState: state, seenApproved: isApprovedWaiting ? 'yes' : 'no' })}
        aria-label={words('pick', { reference })}
        className="size-5 align-middle accent-river"
      />
    ),
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
              <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
                {reference}
              </Go>
            ),
          },
          { key: 'name', header: words('column.name'), cell: (row) => <PersonName {...row} /> },
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
            key: 'state',
            header: words('column.state'),
            cell: ({ state, emailConfirmedAt }) => (
              <span className="inline-flex flex-col items-end gap-0.5 py-1 md:items-start">
                <State state={state} />
                {!emailConfirmedAt && <Unconfirmed />}
              </span>
            ),
          },
          {
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
        ]}
      />
    </Dense>
  );
}
