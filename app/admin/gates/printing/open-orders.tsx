import { getTranslations } from 'next-intl/server';
import type { Choice } from '@/app/_ui/choices';
import { Table } from '@/app/_ui/table';
import { StateTag } from '@/app/_ui/tag';
import type { Tone } from '@/app/_ui/tone';
import type { QueuedOrder } from '@/lib/station/queries';
import { Dense } from '../../_desk/dense';
import { Bearer } from './bearer';
import { minutesSince } from './minutes-since';
import { OrderActs } from './order-acts';

const TONES: Partial<Record<QueuedOrder['phase'], Tone>> = {
  waiting: 'wait',
  printing: 'info',
  doubtful: 'bad',
};

type OpenOrdersProps = { orders: readonly QueuedOrder[]; stations: readonly Choice[]; now: Date };

/** What waits and what is at a printer, the oldest first. */
export async function OpenOrders({ orders, stations, now }: OpenOrdersProps) {
  const words = await getTranslations('gates.printing');
  return (
    <section aria-labelledby="open" className="grid gap-3">
      <h2 id="open" className="text-lg">
        {words('open')}
      </h2>
      <Dense>
        <Table
          caption={words('open')}
          rows={orders}
          rowKey={({ id }) => id}
          empty={<p className="text-base text-muted">{words('nothingOpen')}</p>}
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
              cell: ({ phase, device, isAgain }) => (
                <span className="inline-flex flex-wrap items-center gap-x-2">
                  <StateTag tone={TONES[phase] ?? 'neutral'}>{words(`phase.${phase}`)}</StateTag>
                  {phase === 'printing' && device}
                  {isAgain && <span className="text-muted">{words('again')}</span>}
                  {phase === 'doubtful' && <span>{words('doubt', { printer: device ?? '–' })}</span>}
                </span>
              ),
            },
            {
              key: 'from',
              header: words('from'),
              cell: ({ source }) => words(`source.${source}`),
            },
            {
              key: 'age',
              header: words('since'),
              align: 'end',
              cell: ({ orderedAt }) => (
                <span className="whitespace-nowrap">
                  {words('age', { minutes: minutesSince(orderedAt, now) })}
                </span>
              ),
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
