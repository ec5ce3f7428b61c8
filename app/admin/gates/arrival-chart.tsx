import { scaleLinear } from 'd3-scale';
import { getTranslations } from 'next-intl/server';
import { Table } from '@/app/_ui/table';
import type { Board } from '@/lib/gate/board';
import { Ends, Frame, HEIGHT, Line, TOP, WIDTH, Word } from '../_charts/frame';
import { Dense } from '../_desk/dense';
import { deskEdition } from '../_desk/door';

type ArrivalChartProps = Pick<Board, 'arrivals'> & { capacity: number };
const STEP_MINUTES = 10;

/** Arrivals of each minute against what the open gates let through; the table says the same in steps of ten. */
export async function ArrivalChart({ arrivals, capacity }: ArrivalChartProps) {
  const [words, { clock, locale }] = await Promise.all([getTranslations('gates.board'), deskEdition()]);
  const [first, last] = [arrivals.at(0), arrivals.at(-1)];
  const most = Math.max(0, ...arrivals.map(({ people }) => people));
  const up = scaleLinear([0, Math.max(1, most, capacity)], [HEIGHT, 0]);
  const width = WIDTH / Math.max(1, arrivals.length);
  const isClose = Math.abs(up(most) - up(capacity)) < 24;
  return (
    <section aria-labelledby="arrivals" className="grid min-w-0 gap-4">
      <h2 id="arrivals" className="text-lg">
        {words('chart')}
      </h2>
      {first && last && most > 0 ? (
        <>
          <Frame
            spoken={words('chartSpoken', {
              first: clock.time(first.at),
              last: clock.time(last.at),
              most,
              capacity,
            })}
            drawing={
              <>
                <g className="fill-river">
                  {arrivals.map(
                    ({ at, people }, nth) =>
                      people > 0 && (
                        <rect
                          key={at.getTime()}
                          x={nth * width}
                          y={up(people)}
                          width={width * 0.8}
                          height={HEIGHT - up(people)}
                        />
                      ),
                  )}
                </g>
                <Line d={`M0,${up(capacity)}H${WIDTH}`} className="stroke-brick" dash="6 4" width={1.5} />
              </>
            }
          >
            <Word y={TOP + up(capacity) - 8} className="fill-brick">
              {words('capacityLine', { capacity })}
            </Word>
            <Word
              x={WIDTH}
              y={TOP + up(most) - (isClose ? -16 : 8)}
              anchor="end"
              className="fill-river font-semibold"
            >
              {words('most', { people: most })}
            </Word>
            <Ends first={clock.time(first.at)} last={clock.time(last.at)} />
          </Frame>
          <details className="min-w-0">
            <summary className="link w-fit cursor-pointer">{words('chartTable')}</summary>
            <Dense>
              <Table
                caption={words('chart')}
                rows={inSteps(arrivals)}
                rowKey={({ at }) => at.toISOString()}
                columns={[
                  {
                    key: 'from',
                    header: words('from'),
                    isRowHeader: true,
                    cell: ({ at }) => clock.time(at),
                  },
                  {
                    key: 'people',
                    header: words('people'),
                    align: 'end',
                    cell: ({ people }) => people.toLocaleString(locale),
                  },
                ]}
              />
            </Dense>
          </details>
        </>
      ) : (
        <p className="text-muted">{words('noArrivals')}</p>
      )}
    </section>
  );
}

function inSteps(arrivals: Board['arrivals']): Board['arrivals'] {
  return arrivals
    .filter((_, nth) => nth % STEP_MINUTES === 0)
    .map(({ at }, step) => ({
      at,
      people: arrivals
        .slice(step * STEP_MINUTES, (step + 1) * STEP_MINUTES)
        .reduce((sum, one) => sum + one.people, 0),
    }));
}
