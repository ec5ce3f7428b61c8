import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { RecentFact } from '@/lib/audit/queries';
import type { DeskClock } from '../_desk/clock';
import { Dense } from '../_desk/dense';
import type { FactWords } from '../_desk/fact-words';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { recordAddress } from '../registrations/list-address';
import { Changes } from './changes';

type FactTableProps = {
  rows: readonly RecentFact[];
  names: ReadonlyMap<string, string>;
  references: ReadonlyMap<string, string>;
  facts: FactWords;
  clock: DeskClock;
};

export async function FactTable({ rows, names, references, facts, clock }: FactTableProps) {
  const words = await getTranslations('admin.audit');
  return (
    <Dense>
      <Table
        caption={words('title')}
        rows={rows}
        rowKey={({ fact }) => fact.id}
        columns={[
          {
            key: 'when',
            header: words('column.when'),
            cell: ({ fact }) => (
              <span className="whitespace-nowrap">
                <When at={fact.at} clock={clock} />
              </span>
            ),
          },
          {
            key: 'who',
            header: words('column.who'),
            cell: ({ fact }) => <Bidi>{facts.who(fact.actor)}</Bidi>,
          },
          {
            key: 'what',
            header: words('column.what'),
            isRowHeader: true,
            cell: (row) => (
              <div className="grid gap-1 py-1">
                <span>{facts.what(row.fact)}</span>
                {facts.details(row.fact).map((line) => (
                  <span key={line} className="text-muted">
                    {line}
                  </span>
                ))}
                <Changes row={row} />
              </div>
            ),
          },
          {
            key: 'about',
            header: words('column.about'),
            cell: ({ fact }) => <Subject subject={fact.subject} names={names} references={references} />,
          },
        ]}
      />
    </Dense>
  );
}

type SubjectProps = Pick<FactTableProps, 'names' | 'references'> & { subject: string };

function Subject({ subject, names, references }: SubjectProps) {
  const reference = references.get(subject);
  if (reference) {
    return (
      <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
        {reference}
      </Go>
    );
  }
  const name = names.get(subject);
  return name ? <Bidi>{name}</Bidi> : null;
}
