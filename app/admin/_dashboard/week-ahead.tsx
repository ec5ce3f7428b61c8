import { getTranslations } from 'next-intl/server';
import { Notice } from '@/app/_ui/notice';
import { DAY_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';
import { weekAhead } from '@/lib/retention/calendar';
import { Go } from '../_desk/go';
import { RETENTION } from '../retention/address';

/** What goes within a week, and how much of it: nothing is destroyed without having been announced here. */
export async function WeekAhead({ scope }: { scope: Scope }) {
  const plans = await weekAhead(scope);
  if (plans.length === 0) return null;
  const words = await getTranslations('retention');
  return (
    <Notice tone="wait" role="status" title={words('ahead.title')}>
      <ul className="grid list-disc gap-1 ps-5">
        {plans.map(({ class: its, left, dueAt }) => (
          <li key={its}>
            {words('ahead.line', {
              days: Math.max(0, Math.ceil((dueAt.getTime() - scope.now.getTime()) / DAY_MS)),
              count: left,
              class: words(`class.${its}`),
            })}
          </li>
        ))}
      </ul>
      <p>
        <Go href={RETENTION}>{words('ahead.go')}</Go>
      </p>
    </Notice>
  );
}
