import { getFormatter, getTranslations } from 'next-intl/server';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { Category } from '@/lib/edition/queries';
import type { DeskClock } from '../../_desk/clock';
import { Go } from '../../_desk/go';
import { When } from '../../_desk/when';
import { personAddress } from '../../waiting-list/line-address';
import { poolName } from '../../waiting-list/pool-name';

type SeatsProps = {
  record: RegistrationRecord;
  categories: readonly Category[];
  locale: string;
  clock: DeskClock;
  heldFrom: 'submission' | 'approval';
};

/** Whether a seat is held for this person, the place in the list if not, and what an approval takes. */
export async function Seats({ record, categories, locale, clock, heldFrom }: SeatsProps) {
  const words = await getTranslations('admin.record.seats');
  const { seat, waitlistPosition, registration, possibleDecisions } = record;
  const key = registration.isInternational ? 'international' : 'domestic';
  const nameOf = await poolName({ categories, delegations: record.capNames, locale });
  const isTaking = !seat && !waitlistPosition && possibleDecisions.includes('approve');
  return (
    <section aria-labelledby="seats" className="grid gap-1">
      <h2 id="seats" className="text-lg">
        {words('title')}
      </h2>
      <p>
        {seat
          ? words.rich(`held.${seat.pool}`, { when: () => <When at={seat.heldAt} clock={clock} /> })
          : waitlistPosition
            ? words(`waiting.${key}`, { position: waitlistPosition, of: record.waitingInPool })
            : words(heldFrom === 'approval' ? 'noneYet' : 'none')}
      </p>
      {waitlistPosition && (
        <p>
          <Go href={personAddress(registration.reference)}>{words('arrange')}</Go>
        </p>
      )}
      {isTaking && (
        <div className="tabular text-sm text-muted">
          {record.hasRoom ? (
            record.taking.map(({ key: pool, held, size }) => (
              <p key={pool}>{words('taking', { pool: nameOf(pool), held, size })}</p>
            ))
          ) : (
            <p>{words('waits')}</p>
          )}
        </div>
      )}
      {!isTaking && <Free record={record} pool={key} />}
      {record.filled
        .filter(({ held, size }) => held > size)
        .map(({ key: pool, held, size }) => (
          <p key={pool} className="tabular text-sm font-medium text-red">
            {words('over', { pool: nameOf(pool), held, size })}
          </p>
        ))}
    </section>
  );
}

type FreeProps = { record: RegistrationRecord; pool: 'international' | 'domestic' };

async function Free({ record, pool }: FreeProps) {
  const [words, format] = await Promise.all([getTranslations('admin.record.seats'), getFormatter()]);
  const state = record.pools.find((one) => one.key === pool);
  return (
    <p className="tabular text-sm text-muted">
      {words(`free.${pool}`, {
        available: format.number(state?.available ?? 0),
        waiting: format.number(state?.waiting ?? 0),
      })}
    </p>
  );
}
