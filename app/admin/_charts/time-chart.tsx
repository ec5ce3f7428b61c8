import { scaleLinear } from 'd3-scale';
import { getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

type TimeChartProps = { stats: Stats; isFrozen: boolean };

/** For each wait two lengths on one line: as long as half have waited, and as long as nine of ten. */
export async function TimeChart({ stats: { times = [] }, isFrozen }: TimeChartProps) {
  const words = await getTranslations('answers.times');
  const length = scaleLinear([0, Math.max(1, ...times.map(({ mostDays }) => mostDays))], [0, 1000]);
  const least = (days: number) => Math.max(4, length(days));
  return (
    <ul className="grid gap-4">
      {times.map(({ state, left, halfDays, mostDays }) => (
        <li key={state} className="grid gap-1">
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            {isFrozen ? (
              words(`waiting.${state}`)
            ) : (
              <Go href={listAddress({ status: state })}>{words(`waiting.${state}`)}</Go>
            )}
            <span className="tabular font-medium">{words('half', { days: halfDays })}</span>
          </span>
          <svg
            viewBox="0 0 1000 8"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="block h-2 w-full bg-sunken forced-color-adjust-none print:bg-transparent rtl:-scale-x-100"
          >
            <rect width={least(mostDays)} height="8" className="fill-river opacity-40" />
            <rect width={least(halfDays)} height="8" className="fill-river" />
          </svg>
          <span className="tabular text-sm text-muted">{words('most', { days: mostDays, count: left })}</span>
        </li>
      ))}
    </ul>
  );
}
