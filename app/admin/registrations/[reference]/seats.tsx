import { getFormatter, getTranslations } from 'next-intl/server';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import type { DeskClock } from '../../_desk/clock';
import { When } from '../../_desk/when';

type SeatsProps = { record: RegistrationRecord; clock: DeskClock; heldFrom: 'submission' | 'approval' };

/** Whether a seat is held for this person, the place in the list if not, and what is free in the pool. */
export async function Seats({ record, clock, heldFrom }: SeatsProps) {
  const [words, format] = await Promise.all([getTranslations('admin.record.seats'), getFormatter()]);
  const { seat, waitlistPosition, pools, registration } = record;
  const key = registration.isInternational ? 'international' : 'domestic';
  const pool = pools.find((one) => one.key === key);
  return (
    <section aria-labelledby="seats" className="grid gap-1">
      <h2 id="seats" className="text-lg">
        {words('title')}
      </h2>
      <p>
        {seat
          ? words.rich(`held.${seat.pool}`, { when: () => <When at={seat.heldAt} clock={clock} /> })
          : waitlistPosition
            ? words(`waiting.${key}`, { position: waitlistPosition })
            : words(heldFrom === 'approval' ? 'noneYet' : 'none')}
      </p>
      <p className="tabular text-sm text-muted">
        {words(`free.${key}`, {
          available: format.number(pool?.available ?? 0),
          waiting: format.number(pool?.waiting ?? 0),
        })}
      </p>
    </section>
  );
}
