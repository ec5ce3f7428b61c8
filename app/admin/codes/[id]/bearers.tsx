import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { Bearer } from '@/lib/dashboard/invited';
import type { DeskClock } from '../../_desk/clock';
import { Dense } from '../../_desk/dense';
import { Go } from '../../_desk/go';
import { PersonName } from '../../_desk/person';
import { State } from '../../_desk/state';
import { When } from '../../_desk/when';
import { recordAddress } from '../../registrations/list-address';

type BearersProps = { bearers: readonly Bearer[]; clock: DeskClock };

/** Who has applied with the code. */
export async function Bearers({ bearers, clock }: BearersProps) {
  const [words, list] = await Promise.all([
    getTranslations('admin.codes.one'),
    getTranslations('admin.list.column'),
  ]);
  return (
    <section aria-labelledby="bearers" className="grid gap-3">
      <h2 id="bearers" className="text-lg">
        {words('bearers')}
      </h2>
      <Dense>
        <Table
          caption={words('bearers')}
          rows={bearers}
          rowKey={({ reference }) => reference}
          empty={<p className="text-base text-muted">{words('nobody')}</p>}
          columns={[
            {
              key: 'reference',
              header: list('reference'),
              isRowHeader: true,
              cell: ({ reference }) => (
                <Go href={recordAddress(reference)} className="link tabular whitespace-nowrap">
                  {reference}
                </Go>
              ),
            },
            { key: 'name', header: list('name'), cell: (bearer) => <PersonName {...bearer} /> },
            { key: 'state', header: list('state'), cell: ({ state }) => <State state={state} /> },
            {
              key: 'submitted',
              header: list('submitted', { offset: clock.offset(new Date()) }),
              align: 'end',
              cell: ({ submittedAt }) => <When at={submittedAt} clock={clock} as="short" />,
            },
          ]}
        />
      </Dense>
    </section>
  );
}
