import { getFormatter, getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { Table } from '@/app/_ui/table';
import type { Calendar } from '@/lib/retention/calendar';
import { recordsIn } from '@/lib/retention/rules';
import type { DeskClock } from '../_desk/clock';
import { When } from '../_desk/when';
import { RETENTION } from './address';

type DoneProps = { done: Calendar['done']; clock: DeskClock; who: (actor: string) => string };

/** What has been destroyed, the newest first, each with its record to keep. */
export async function DoneTable({ done, clock, who }: DoneProps) {
  const [words, format] = await Promise.all([getTranslations('retention'), getFormatter()]);
  return (
    <Table
      caption={words('done.title')}
      rows={done}
      rowKey={({ id }) => id}
      empty={<p className="text-muted">{words('done.none')}</p>}
      columns={[
        {
          key: 'class',
          header: words('done.column.class'),
          isRowHeader: true,
          cell: (one) => words(`class.${one.class}` as 'class.needs'),
        },
        {
          key: 'records',
          header: words('done.column.records'),
          align: 'end',
          cell: ({ items }) => format.number(recordsIn(items)),
        },
        {
          key: 'people',
          header: words('done.column.people'),
          align: 'end',
          cell: ({ people }) => format.number(people),
        },
        {
          key: 'held',
          header: words('done.column.held'),
          align: 'end',
          cell: ({ held }) => format.number(held),
        },
        {
          key: 'rule',
          header: words('done.column.rule'),
          isSpare: true,
          cell: ({ days }) => words('done.rule', { days }),
        },
        {
          key: 'when',
          header: words('done.column.when'),
          cell: ({ finishedAt }) =>
            finishedAt ? <When at={finishedAt} clock={clock} /> : words('done.running'),
        },
        {
          key: 'by',
          header: words('done.column.by'),
          isSpare: true,
          cell: ({ startedBy }) => <Bidi>{who(startedBy)}</Bidi>,
        },
        {
          key: 'file',
          header: words('done.column.file'),
          cell: ({ id, finishedAt }) =>
            finishedAt && (
              <a className="link" href={`${RETENTION}/${id}/record.pdf`} download>
                {words('done.file')}
              </a>
            ),
        },
      ]}
    />
  );
}
