import { scaleBand, scaleLinear } from 'd3-scale';
import { stack } from 'd3-shape';
import { getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { deskEdition } from '../_desk/door';
import { dayIn } from './day';
import { Ends, Frame, HEIGHT, TOP, WIDTH, Word } from './frame';

const KINDS = ['international', 'domestic'] as const;
const FILL = { international: 'fill-brick', domestic: 'fill-river' };
/** More days than this would be hairlines on a phone; the table has them all. */
const MOST_DAYS = 60;

/** New applications of each day, those from abroad below, those from home on top of them. */
export async function DayChart({ stats: { course } }: { stats: Stats }) {
  const [words, { locale }] = await Promise.all([getTranslations('admin.charts'), deskEdition()]);
  const days = course.slice(-MOST_DAYS);
  const [first, last] = [days.at(0), days.at(-1)];
  if (!first || !last) return null;
  const most = Math.max(1, ...days.map(({ domestic, international }) => domestic + international));
  const across = scaleBand(
    days.map(({ day }) => day),
    [0, WIDTH],
  ).padding(0.15);
  const up = scaleLinear([0, most], [HEIGHT, 0]);
  const layers = stack<Stats['course'][number], (typeof KINDS)[number]>().keys(KINDS)(days);
  return (
    <>
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {KINDS.toReversed().map((kind) => (
          <span key={kind} className="inline-flex items-center gap-2">
            <svg viewBox="0 0 10 10" aria-hidden="true" className="size-3 forced-color-adjust-none">
              <rect width="10" height="10" className={FILL[kind]} />
            </svg>
            {words(`column.${kind}`)}
          </span>
        ))}
      </p>
      <Frame
        spoken={words('daysSpoken', {
          first: dayIn(locale, first.day),
          last: dayIn(locale, last.day),
          today: last.domestic + last.international,
        })}
        drawing={layers.map((layer) => (
          <g key={layer.key} className={FILL[layer.key]}>
            {layer.map((bar) => {
              const height = up(bar[0]) - up(bar[1]);
              return (
                height > 0 && (
                  <rect
                    key={bar.data.day}
                    x={across(bar.data.day)}
                    y={up(bar[1])}
                    width={across.bandwidth()}
                    // A line of paper between the two kinds: they stay apart where colours do not.
                    height={Math.max(height - (layer.key === 'domestic' ? 1 : 0), 0.5)}
                  />
                )
              );
            })}
          </g>
        ))}
      >
        <Word y={TOP - 8} className="fill-muted">
          {words('mostInADay', { count: most })}
        </Word>
        <Ends first={dayIn(locale, first.day)} last={dayIn(locale, last.day)} />
      </Frame>
    </>
  );
}
