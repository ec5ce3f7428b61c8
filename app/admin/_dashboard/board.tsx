import type { ReactNode } from 'react';
import type { Stats } from '@/lib/dashboard/stats';
import { BarList } from '../_charts/bar-list';
import { CategoryChart } from '../_charts/category-chart';
import { Chart } from '../_charts/chart';
import { CourseChart } from '../_charts/course-chart';
import { DayChart } from '../_charts/day-chart';
import { type Chart as ChartKey, sheetOf } from '../_charts/sheets';
import { TimeChart } from '../_charts/time-chart';
import { WorldMap } from '../_charts/world-map';
import { Meters } from './meters';
import { Tiles } from './tiles';

type BoardProps = {
  stats: Stats;
  /** Where the files of the charts are. */
  files: (chart: ChartKey) => string;
  /** Numbers of a day that is over: they lead to no list, because lists are of today. */
  isFrozen?: boolean;
  /** What is to be done about the numbers: between them and the charts. */
  children?: ReactNode;
};

/** The two targets, the tiles and the charts, of now or of a frozen morning. */
export async function Board({ stats, files, isFrozen = false, children }: BoardProps) {
  const of = (chart: ChartKey) => ({ chart, stats, file: files(chart), isFrozen });
  const [funnel, cities, tracks, ages] = await Promise.all(
    (['funnel', 'cities', 'tracks', 'ages'] as const).map((chart) => sheetOf(chart, stats)),
  );
  const hasAny = stats.tiles.applications > 0;
  return (
    <>
      <Meters stats={stats} />
      <Tiles stats={stats} isFrozen={isFrozen} />
      {children}
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-2">
        <Chart {...of('course')} hasData={stats.course.length > 0} isWide>
          <CourseChart stats={stats} />
        </Chart>
        <Chart {...of('days')} hasData={stats.course.length > 0} isWide>
          <DayChart stats={stats} />
        </Chart>
        <Chart {...of('funnel')} hasData={hasAny}>
          <BarList rows={funnel?.rows ?? []} isFrozen={isFrozen} />
        </Chart>
        <Chart {...of('ages')} hasData={stats.tiles.undecided > 0}>
          <BarList rows={ages?.rows ?? []} isFrozen={isFrozen} tone="brick" />
        </Chart>
        {stats.times && (
          <Chart {...of('times')} hasData={stats.times.length > 0} isWide>
            <TimeChart stats={stats} isFrozen={isFrozen} />
          </Chart>
        )}
        <Chart {...of('countries')} hasData={stats.countries.length > 0} isWide>
          <WorldMap stats={stats} />
        </Chart>
        <Chart {...of('categories')} hasData={hasAny}>
          <CategoryChart stats={stats} isFrozen={isFrozen} />
        </Chart>
        <div className="grid content-start gap-10">
          <Chart {...of('tracks')} hasData={hasAny}>
            <BarList rows={tracks?.rows ?? []} isFrozen={isFrozen} />
          </Chart>
          <Chart {...of('cities')} hasData={stats.cities.length > 0}>
            <BarList rows={cities?.rows ?? []} isFrozen={isFrozen} />
          </Chart>
        </div>
      </div>
    </>
  );
}
