import { getTranslations } from 'next-intl/server';
import type { Days } from '@/lib/dashboard/days';
import { dayIn } from '../../_charts/day';
import { deskEdition } from '../../_desk/door';

/** Drawn in these units and stretched to the page; what is written is not stretched with it. */
const WIDTH = 1000;
const TOP = 26;
const HEIGHT = 200;

type HeldChartProps = { days: Days; isReserve: boolean; target: number | undefined };

/** Seats held at the end of each day, against the size of the pool. Each line carries its name; the table says the same. */
export async function HeldChart({ days, isReserve, target }: HeldChartProps) {
  const [words, { locale }] = await Promise.all([getTranslations('admin.pools.past'), deskEdition()]);
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, target ?? 0, ...days.map(({ held, size }) => Math.max(held, size ?? 0)));
  const at = (index: number) => (days.length === 1 ? WIDTH : (index / (days.length - 1)) * WIDTH);
  const up = (seats: number) => HEIGHT - (seats / most) * HEIGHT;
  const held = days.map((day, index) => `${at(index)},${up(day.held)}`).join(' ');
  const sized = days.flatMap(({ size }, index) => (size === null ? [] : [{ index, size }]));
  // A size holds until the day on which it changes: steps, no slopes.
  const steps = sized.flatMap(({ index, size }, nth) => {
    const before = sized[nth - 1];
    return [...(before ? [`${at(index)},${up(before.size)}`] : []), `${at(index)},${up(size)}`];
  });
  const [firstSize, lastSize] = [sized.at(0)?.size, sized.at(-1)?.size];
  const nameOfSize = (seats: number) => words(isReserve ? 'reserve' : 'size', { size: seats });
  const labelOf = (seats: number) => TOP + up(seats) - 8;
  const isCrowded = lastSize !== undefined && Math.abs(up(last.held) - up(lastSize)) < 24;
  return (
    <svg
      role="img"
      aria-label={words('spoken', {
        first: dayIn(locale, first.day),
        last: dayIn(locale, last.day),
        held: last.held,
      })}
      width="100%"
      height={TOP + HEIGHT + 28}
      className="block overflow-visible text-sm forced-color-adjust-none"
    >
      <svg
        aria-hidden="true"
        x="0"
        y={TOP}
        width="100%"
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="overflow-visible fill-none"
      >
        <polygon points={`0,${HEIGHT} ${held} ${WIDTH},${HEIGHT}`} className="fill-river-soft" />
        <Line points={`0,${HEIGHT} ${WIDTH},${HEIGHT}`} className="stroke-edge" />
        {target !== undefined && (
          <Line points={`0,${up(target)} ${WIDTH},${up(target)}`} className="stroke-brick" dash="2 4" />
        )}
        <Line points={steps.join(' ')} className="stroke-ink" dash="6 4" />
        <Line points={held} className="stroke-river" width={2.5} />
      </svg>
      {/* A halo, so that a word stays legible where it meets a line. */}
      <g className="tabular stroke-paper stroke-[5] [paint-order:stroke]">
        {firstSize !== undefined && (
          <text x="0" y={labelOf(firstSize)} className="fill-ink">
            {nameOfSize(firstSize)}
          </text>
        )}
        {lastSize !== undefined && lastSize !== firstSize && (
          <text x="100%" y={labelOf(lastSize)} textAnchor="end" className="fill-ink">
            {nameOfSize(lastSize)}
          </text>
        )}
        {target !== undefined && target !== last.size && (
          <text x="50%" y={labelOf(target)} textAnchor="middle" className="fill-brick">
            {words('target', { size: target })}
          </text>
        )}
        <text
          x="100%"
          y={isCrowded ? TOP + HEIGHT - 8 : labelOf(last.held)}
          textAnchor="end"
          className="fill-river font-semibold"
        >
          {words('held', { held: last.held })}
        </text>
        <text x="0" y={TOP + HEIGHT + 20} className="fill-muted">
          {dayIn(locale, first.day)}
        </text>
        <text x="100%" y={TOP + HEIGHT + 20} textAnchor="end" className="fill-muted">
          {dayIn(locale, last.day)}
        </text>
      </g>
    </svg>
  );
}

type LineProps = { points: string; className: string; width?: number; dash?: string };
const Line = ({ points, className, width = 1.5, dash }: LineProps) => (
  <polyline
    points={points}
    strokeWidth={width}
    strokeDasharray={dash}
    strokeLinejoin="round"
    vectorEffect="non-scaling-stroke"
    className={className}
  />
);
