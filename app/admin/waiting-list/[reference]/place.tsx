import { getTranslations } from 'next-intl/server';
import { Bidi } from '@/app/_ui/bidi';
import { DescriptionList } from '@/app/_ui/description-list';
import { Notice } from '@/app/_ui/notice';
import type { WaiterInLine } from '@/lib/dashboard/waiter';
import type { DeskClock } from '../../_desk/clock';
import { Go } from '../../_desk/go';
import { PersonName } from '../../_desk/person';
import { When } from '../../_desk/when';
import { personAddress } from '../line-address';
import { Obstacle } from '../obstacle';
import type { PoolName } from '../pool-name';

type PlaceProps = { line: WaiterInLine; nameOf: PoolName; clock: DeskClock };

/** Where the person stands, since when, with whom, and why not further. */
export async function Place({ line, nameOf, clock }: PlaceProps) {
  const words = await getTranslations('admin.waiting.person');
  const { place, of, pool, since, priority, party, obstacle, approvedAt, approver } = line;
  const others = party.filter(({ registrationId }) => registrationId !== line.registrationId);
  const items = [
    { key: 'since', term: words('since'), detail: <When at={since} clock={clock} /> },
    {
      key: 'priority',
      term: words('priority'),
      detail: priority > 0 ? words('priorityOf', { priority }) : words('noPriority'),
    },
    {
      key: 'approved',
      term: words('advance'),
      detail: approvedAt
        ? words.rich('approvedBy', {
            who: () => <Bidi>{approver ?? words('somebody')}</Bidi>,
            when: () => <When at={approvedAt} clock={clock} />,
          })
        : words('notApproved'),
    },
    {
      key: 'party',
      term: words('party'),
      detail:
        others.length === 0 ? (
          words('alone')
        ) : (
          <ul className="grid gap-1">
            {others.map((one) => (
              <li key={one.reference}>
                <Go href={personAddress(one.reference)} className="link tabular">
                  {one.reference}
                </Go>{' '}
                <PersonName {...one} />
              </li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <section aria-labelledby="place" className="grid gap-4">
      <h2 id="place" className="text-lg">
        {words(`place.${pool}`, { place, of })}
      </h2>
      {obstacle && (
        <Notice tone="wait">
          <Obstacle obstacle={obstacle} nameOf={nameOf} />
        </Notice>
      )}
      <DescriptionList items={items} />
    </section>
  );
}
