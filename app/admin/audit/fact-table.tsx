import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { ListedFact } from '@/lib/audit/queries';
import { changeWords } from '../_desk/change-words';
import type { DeskClock } from '../_desk/clock';
import { Dense } from '../_desk/dense';
import type { FactWords } from '../_desk/fact-words';
import { When } from '../_desk/when';
import { Changes } from './changes';
import { Subject, type SubjectNames } from './subject';

type FactTableProps = {
  rows: readonly ListedFact[];
  known: SubjectNames;
  facts: FactWords;
  clock: DeskClock;
};

export async function FactTable({ rows, known, facts, clock }: FactTableProps) {
  const [words, fieldsOf] = await Promise.all([getTranslations('admin.audit'), changeWords()]);
  return (
    <Dense>
      <div className="[&_td]:align-top [&_th]:align-top md:[&_td]:py-2 md:[&_tbody_th]:py-2">
        <Table
          caption={words('title')}
          rows={rows}
          rowKey={({ fact }) => fact.id}
          columns={[
            {
              key: 'when',
              header: words('column.when'),
              cell: ({ fact }) => (
                <span className="lg:whitespace-nowrap">
                  <When at={fact.at} clock={clock} />
                </span>
              ),
            },
            {
              key: 'who',
              header: words('column.who'),
              cell: ({ fact }) => (
                <div className="wrap-anywhere md:min-w-24 xl:min-w-40">
                  <Bidi>{facts.who(fact.actor)}</Bidi>
                </div>
              ),
            },
            {
              key: 'what',
              header: words('column.what'),
              isRowHeader: true,
              cell: ({ fact }) => (
                <div className="grid gap-0.5">
                  <span>{facts.what(fact)}</span>
                  {facts.details(fact).map((line) => (
                    <span key={line} className="text-muted">
                      {line}
                    </span>
                  ))}
                </div>
              ),
            },
            {
              key: 'about',
              header: words('column.about'),
              cell: ({ fact }) => (
                <div className="wrap-anywhere md:min-w-24">
                  <Subject fact={fact} known={known} />
                </div>
              ),
            },
            {
              key: 'changes',
              header: words('column.changes'),
              cell: (row) => <Changes row={row} fieldsOf={fieldsOf} />,
            },
          ]}
        />
      </div>
    </Dense>
  );
}
