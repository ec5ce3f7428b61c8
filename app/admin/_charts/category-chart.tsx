import { scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { getFormatter, getTranslations } from 'next-intl/server';
import type { RegistrationState } from '@/db/schema';
import type { Stats } from '@/lib/dashboard/stats';
import { inLanguage } from '@/lib/edition/rules';
import { deskEdition } from '../_desk/door';
import { Go } from '../_desk/go';
import { listAddress } from '../registrations/list-address';

/** In the order of the bar; the states in which nothing is to be done any more share one shade. */
const SHADES: readonly [RegistrationState, string][] = [
  ['approved', 'fill-river'],
  ['submitted', 'fill-amber'],
  ['needs_info', 'fill-category-3'],
  ['waitlisted', 'fill-blue'],
  ['rejected', 'fill-edge'],
  ['withdrawn', 'fill-edge'],
  ['cancelled', 'fill-edge'],
  ['lapsed', 'fill-edge'],
];

type CategoryChartProps = { stats: Stats; isFrozen: boolean };

/** Categories by state: a bar each, and under it the same in words, each number the way into its list. */
export async function CategoryChart({ stats: { categories }, isFrozen }: CategoryChartProps) {
  const [states, format, desk] = await Promise.all([
    getTranslations('admin.states'),
    getFormatter(),
    deskEdition(),
  ]);
  const shown = categories.filter((row) => sumOf(row) > 0);
  const length = scaleLinear([0, Math.max(1, ...shown.map(sumOf))], [0, 1000]);
  const layers = stack<Stats['categories'][number], RegistrationState>()
    .keys(SHADES.map(([state]) => state))
    .value(({ states: counted }, state) => counted[state] ?? 0)(shown);
  const nameOf = (code: string) => {
    const found = desk.categories.find((one) => one.code === code);
    return found ? `${found.letter} · ${inLanguage(found.name, desk.locale)}` : code;
  };
  return (
    <ul className="grid gap-4">
      {shown.map((row, at) => (
        <li key={row.category} className="grid gap-1">
          <span className="flex items-baseline justify-between gap-4">
            <span>{nameOf(row.category)}</span>
            <span className="tabular font-medium">{format.number(sumOf(row))}</span>
          </span>
          <svg
            viewBox="0 0 1000 10"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="block h-2.5 w-full bg-sunken forced-color-adjust-none rtl:-scale-x-100"
          >
            {layers.map((layer) => {
              const [from = 0, until = 0] = layer[at] ?? [];
              return (
                until > from && (
                  <rect
                    key={layer.key}
                    x={length(from)}
                    // A gap between the parts: they stay apart where colours do not.
                    width={Math.max(2, length(until) - length(from) - 3)}
                    height="10"
                    className={SHADES[order(layer.key)]?.[1]}
                  />
                )
              );
            })}
          </svg>
          <span className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-muted">
            {SHADES.filter(([state]) => row.states[state]).map(([state]) => {
              const said = `${states(state)} ${format.number(row.states[state] ?? 0)}`;
              return isFrozen ? (
                <span key={state}>{said}</span>
              ) : (
                <Go
                  key={state}
                  href={listAddress({ category: row.category, status: state })}
                  className="link inline-flex min-h-6 min-w-6 items-center"
                >
                  {said}
                </Go>
              );
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}

const order = (state: RegistrationState): number => SHADES.findIndex(([key]) => key === state);
const sumOf = ({ states }: Stats['categories'][number]): number =>
  Object.values(states).reduce((sum, count) => sum + count, 0);
