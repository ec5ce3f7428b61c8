import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { EmptyState } from '@/app/_ui/empty-state';
import { Table } from '@/app/_ui/table';
import type { PoolHistory } from '@/lib/dashboard/history';
import { deskEdition } from '../../_desk/door';
import { factWords } from '../../_desk/fact-words';
import { When } from '../../_desk/when';

/** Every change of the size: when, who, from what to what, and why. */
export async function Changes({ changes, actors }: Pick<PoolHistory, 'changes' | 'actors'>) {
  const [words, format, facts, { clock }] = await Promise.all([
    getTranslations('admin.pools.past'),
    getFormatter(),
    factWords(actors),
    deskEdition(),
  ]);
  const sizeIn = (side: Record<string, unknown> | null): string =>
    typeof side?.size === 'number' ? format.number(side.size) : words('none');
  return (
    <section aria-labelledby="changes" className="grid max-w-4xl gap-3">
      <h2 id="changes" className="text-lg">
        {words('changes')}
      </h2>
      <Table
        caption={words('changes')}
        rows={changes}
        rowKey={({ fact }) => fact.id}
        empty={<EmptyState title={words('noChanges')}>{words('noChangesHelp')}</EmptyState>}
        columns={[
          {
            key: 'when',
            header: words('column.when'),
            cell: ({ fact }) => <When at={fact.at} clock={clock} />,
          },
          {
            key: 'what',
            header: words('column.what'),
            isRowHeader: true,
            cell: ({ fact, of }) => (
              <span className="tabular font-medium">
                {words('fromTo', {
                  what: words(`of.${of}`),
                  from: sizeIn(fact.before),
                  to: sizeIn(fact.after),
                })}
              </span>
            ),
          },
          {
            key: 'who',
            header: words('column.who'),
            cell: ({ fact }) => <Bidi>{fact.after?.planned ? words('planned') : facts.who(fact.actor)}</Bidi>,
          },
          {
            key: 'why',
            header: words('column.why'),
            cell: ({ fact }) => typeof fact.after?.reason === 'string' && <Bidi>{fact.after.reason}</Bidi>,
          },
        ]}
      />
    </section>
  );
}
