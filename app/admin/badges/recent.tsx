import { getFormatter, getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { Format } from '@/lib/badge/rules';
import type { BadgeBatch } from '@/lib/badge/settling';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { When } from '../_desk/when';
import { batchAddress } from './addresses';
import { BatchState } from './batch-state';

/** The newest batches, whoever asked for them. */
export async function Recent({ batches }: { batches: readonly BadgeBatch[] }) {
  const [words, badge, format, { clock }] = await Promise.all([
    getTranslations('badges.recent'),
    getTranslations('admin.record.badge'),
    getFormatter(),
    deskEdition(),
  ]);
  return (
    <section aria-labelledby="recent" className="grid gap-3">
      <h2 id="recent" className="text-lg">
        {words('title')}
      </h2>
      <Table
        caption={words('title')}
        rows={batches}
        rowKey={({ id }) => id}
        empty={<p className="text-muted">{words('none')}</p>}
        columns={[
          {
            key: 'asked',
            header: words('asked'),
            isRowHeader: true,
            cell: ({ id, askedAt }) => (
              <Go href={batchAddress(id)}>
                <When at={askedAt} clock={clock} />
              </Go>
            ),
          },
          {
            key: 'format',
            header: words('format'),
            cell: (batch) => badge(`formats.${batch.format as Format}`),
          },
          {
            key: 'people',
            header: words('people'),
            align: 'end',
            cell: ({ people }) => format.number(people),
          },
          { key: 'state', header: words('state'), cell: (batch) => <BatchState batch={batch} /> },
        ]}
      />
    </section>
  );
}
