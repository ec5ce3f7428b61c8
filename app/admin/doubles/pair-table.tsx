import { getTranslations } from 'next-intl/server';
import { type Column, Table } from '@/app/_ui/table';
import type { Pair, PairView } from '@/lib/identity/queries';
import { strengthOf } from '@/lib/identity/rules';
import { deskEdition } from '../_desk/door';
import { GoButton } from '../_desk/go';
import { CategoryMark, PersonName } from '../_desk/person';
import { State } from '../_desk/state';
import { When } from '../_desk/when';
import { compareAddress } from '../registrations/list-address';

type PairTableProps = { caption: string; rows: readonly Pair[]; view: PairView };

/** Two people a row, one under the other, with what speaks for one. */
export async function PairTable({ caption, rows, view }: PairTableProps) {
  const [words, { categories, locale, clock }] = await Promise.all([
    getTranslations('identity'),
    deskEdition(),
  ]);
  const one = (person: Pair['first']) => (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:justify-end">
      <span className="flex items-start gap-2">
        <CategoryMark code={person.category} categories={categories} locale={locale} />
        <span>
          <PersonName {...person} />
        </span>
      </span>
      <span className="tabular text-muted">{person.reference}</span>
      <State state={person.state} />
    </span>
  );
  const columns: Column<Pair>[] = [
    {
      key: 'pair',
      header: words('list.column.pair'),
      isRowHeader: true,
      cell: ({ first, second }) => (
        <span className="grid gap-1.5 py-2">
          {one(first)}
          {one(second)}
        </span>
      ),
    },
    {
      key: 'why',
      header: words('list.column.why'),
      cell: ({ reasons }) => (
        <span className="grid">
          <span className={reasons.length > 1 ? 'font-semibold' : undefined}>
            {words(`strength.${strengthOf(reasons)}`)}
          </span>
          <span className="text-sm text-muted">
            {reasons.length > 0
              ? reasons.map((reason) => words(`reasons.${reason}`)).join(', ')
              : words('reasons.none')}
          </span>
        </span>
      ),
    },
    {
      key: 'when',
      header: words(view === 'open' ? 'list.column.found' : 'list.column.decided'),
      cell: ({ foundAt, decidedAt }) => <When at={decidedAt ?? foundAt} clock={clock} as="short" />,
    },
    {
      key: 'compare',
      header: words('list.column.open'),
      isHeaderQuiet: true,
      cell: ({ first, second }) => (
        <GoButton
          href={compareAddress(first.reference, second.reference)}
          aria-label={words('list.comparePair', { first: first.reference, second: second.reference })}
        >
          {words('list.compare')}
        </GoButton>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={({ first, second }) => `${first.reference} ${second.reference}`}
    />
  );
}
