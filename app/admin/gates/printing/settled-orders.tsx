import { getTranslations } from 'next-intl/server';
import type { Choice } from '@/app/_ui/choices';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import type { QueuedOrder } from '@/lib/station/queries';
import { Dense } from '../../_desk/dense';
import { deskEdition } from '../../_desk/door';
import { When } from '../../_desk/when';
import { Bearer } from './bearer';
import { OrderActs } from './order-acts';

const TONES = { printed: 'good', cancelled: 'neutral' } as const;
type SettledProps = { kind: 'failed' | 'done'; orders: readonly QueuedOrder[]; stations?: readonly Choice[] };

/** What did not come out, with what can be done about it; and the last of what is over. */
export async function SettledOrders({ kind, orders, stations }: SettledProps) {
  const [words, { clock }] = await Promise.all([getTranslations('gates.printing'), deskEdition()]);
  return (
    <section aria-labelledby={kind} className="grid gap-3">
      <h2 id={kind} className="text-lg">
        {words(kind)}
      </h2>
      <Dense>
        <Table
          caption={words(kind)}
          rows={orders}
          rowKey={({ id }) => id}
          empty={
            <p className="text-base text-muted">
              {words(kind === 'failed' ? 'nothingFailed' : 'nothingDone')}
            </p>
          }
          columns={[
            { key: 'who', header: words('who'), isRowHeader: true, cell: Bearer },
            {
              key: 'station',
              header: words('station'),
              cell: ({ station }) => <span className="tabular">{station}</span>,
            },
            {
              key: 'state',
              header: words('state'),
              cell: ({ phase, cause }) => (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <StateTag tone={TONES[phase as 'printed'] ?? 'bad'}>{words(`phase.${phase}`)}</StateTag>
                  {cause && words.has(`failure.${cause}` as 'failure.paper')
                    ? words(`failure.${cause}` as 'failure.paper')
                    : null}
                </span>
              ),
            },
            {
              key: 'printer',
              header: words('printer'),
              cell: ({ device }) => device ?? words('nobodyWaits'),
            },
            {
              key: 'ended',
              header: words('ended'),
              cell: ({ settledAt }) => settledAt && <When at={settledAt} clock={clock} as="short" />,
            },
            {
              key: 'act',
              header: words('act'),
              isHeaderQuiet: true,
              align: 'end',
              cell: (order) => <OrderActs order={order} stations={stations} />,
            },
          ]}
        />
      </Dense>
    </section>
  );
}
