import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { getTranslations } from 'next-intl/server';
import type { Stats } from '@/lib/dashboard/stats';
import { Frame, HEIGHT, Line, TOP, WIDTH, Word } from './frame';

type Point = { daysToGo: number; total: number };

/** Applications so far against the target, by days to go, with the edition before this one where it has left data. */
export async function CourseChart({ stats: { course, earlier, pools, international } }: { stats: Stats }) {
  const words = await getTranslations('admin.charts');
  const last = course.at(-1);
  if (!last) return null;
  const target = pools.find(({ key }) => key === 'total')?.size ?? 0;
  const foreign = runningTotal(course);
  const farthest = Math.max(course[0]?.daysToGo ?? 0, 1);
  const before = earlier?.days.filter(({ daysToGo }) => daysToGo <= farthest) ?? [];
  const end = Math.min(0, last.daysToGo);
  const most = Math.max(target, last.total, ...before.map(({ total }) => total), 1);
  const across = scaleLinear([farthest, end], [0, WIDTH]);
  const up = scaleLinear([0, most], [HEIGHT, 0]);
  const path = line<Point>(
    ({ daysToGo }) => across(daysToGo),
    ({ total }) => up(total),
  ).digits(1);
  const under = area<Point>(
    ({ daysToGo }) => across(daysToGo),
    HEIGHT,
    ({ total }) => up(total),
  ).digits(1);
  const level = (value: number) => `M0,${up(value)}H${WIDTH}`;
  const here = across(last.daysToGo);
  const anchor = here > WIDTH * 0.6 ? 'end' : 'start';
  const said = foreign.at(-1)?.total ?? 0;
  return (
    <Frame
      spoken={words('courseSpoken', { total: last.total, target, days: last.daysToGo })}
      drawing={
        <>
          <path d={under(course) ?? ''} className="fill-river-soft" />
          <Line d={level(target)} className="stroke-ink" dash="6 4" width={1.5} />
          <Line d={level(international.target)} className="stroke-brick" dash="2 4" width={1.5} />
          {before.length > 0 && <Line d={path(before)} className="stroke-muted" dash="8 3 2 3" />}
          <Line d={path(course)} className="stroke-river" width={2.5} />
          <Line d={path(foreign)} className="stroke-brick" width={2.5} />
        </>
      }
    >
      <Word y={TOP + up(target) - 8} className="fill-ink">
        {words('target', { target })}
      </Word>
      <Word
        // Where the lines are not.
        x={here > WIDTH / 2 ? 0 : WIDTH}
        y={TOP + up(international.target) - 8}
        anchor={here > WIDTH / 2 ? 'start' : 'end'}
        className="fill-brick"
      >
        {words('targetForeign', { target: international.target })}
      </Word>
      <Word x={here} y={TOP + up(last.total) - 8} anchor={anchor} className="fill-river font-semibold">
        {words('soFar', { total: last.total })}
      </Word>
      {up(said) - up(last.total) > 22 && (
        <Word x={here} y={TOP + up(said) - 8} anchor={anchor} className="fill-brick font-semibold">
          {words('foreignSoFar', { total: said })}
        </Word>
      )}
      {before.length > 0 && earlier && (
        <Word x={WIDTH} y={TOP + up(before.at(-1)?.total ?? 0) - 8} anchor="end" className="fill-muted">
          {words('earlier', { edition: earlier.key })}
        </Word>
      )}
      <Word y={TOP + HEIGHT + 20} className="fill-muted">
        {words('daysToGo', { days: farthest })}
      </Word>
      <Word x={WIDTH} y={TOP + HEIGHT + 20} anchor="end" className="fill-muted">
        {words('opening')}
      </Word>
    </Frame>
  );
}

function runningTotal(course: Stats['course']): Point[] {
  let total = 0;
  return course.map(({ daysToGo, international }) => {
    total += international;
    return { daysToGo, total };
  });
}
