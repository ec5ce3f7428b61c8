import { getTranslations } from 'next-intl/server';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/core/clock';
import type { RegistrationRecord } from '@/lib/dashboard/record';
import { timeInStates } from '@/lib/registration/spells';

type TimesProps = { record: RegistrationRecord; now: Date };

/** How long the application has been in each of its states: whose turn it was, and for how long. */
export async function Times({ record: { spells, registration }, now }: TimesProps) {
  const words = await getTranslations('answers.times.record');
  const span = (spent: number) =>
    spent >= DAY_MS
      ? words('days', { days: Math.floor(spent / DAY_MS) })
      : spent >= HOUR_MS
        ? words('hours', { hours: Math.floor(spent / HOUR_MS) })
        : words('minutes', { minutes: Math.floor(spent / MINUTE_MS) });
  return (
    <section aria-labelledby="times" className="grid gap-2">
      <h2 id="times" className="text-lg">
        {words('title')}
      </h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {[...timeInStates(spells, now)].map(([state, spent]) => (
          <li key={state}>
            {words(state)} <span className="tabular font-medium">{span(spent)}</span>
            {state === registration.state && <span className="text-muted"> · {words('now')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
