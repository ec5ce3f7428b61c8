import { apply, makeApplicants } from '../applicants';
import { besideFloor, CONCURRENCY, measureFloor } from '../floor';
import { type Instance, withInstance } from '../instance';
import { oversold, seatFaults } from '../judgement';
import { drive, unexpected } from '../load';
import { type Figure, figure, found, type Measured } from '../measured';

export const PER_SECOND = 'applications per second';
export const TO_FLOOR = 'ratio to the floor';

/** The web server alone. */
export const measureFloorAlone = (): Promise<Measured> =>
  withInstance({ processes: 1 }, async ({ url }) => {
    await measureFloor(url);
    const { perSecond, p50, p99, ...outcome } = await measureFloor(url);
    const figures = [figure('answers per second', perSecond, '/s'), ...latencies({ p50, p99 })];
    return {
      part: 'floor',
      figures,
      faults: unexpected({ perSecond, p50, p99, ...outcome }, outcome.answers),
    };
  });

/** Everybody applies at once, through one process. */
export const measureApi = (count: number): Promise<Measured> =>
  withInstance({ processes: 1 }, async (instance) => ({ part: 'api', ...(await stampede(instance, count)) }));

/** The same through two processes behind nginx: together they may not be slower than one. */
export const measureNginx = (count: number, earlier: readonly Measured[]): Promise<Measured> =>
  withInstance({ processes: 2, isBehindNginx: true }, async (instance) => {
    const { figures, faults } = await stampede(instance, count);
    const alone = found(earlier, 'api', PER_SECOND);
    const together = found([{ part: 'nginx', figures, faults }], 'nginx', PER_SECOND);
    const ratio =
      alone && together ? [figure('two processes to one', together / alone, '×', { atLeast: 1 })] : [];
    return { part: 'nginx', figures: [...figures, ...ratio], faults };
  });

/** Applications of a crowd, their answers counted and the seats recounted. */
export async function stampede(
  { url, scope }: Instance,
  count: number,
): Promise<Pick<Measured, 'figures' | 'faults'>> {
  const { bodies, expected } = makeApplicants(count);
  const { floor, done } = await besideFloor(url, () =>
    drive({ url, concurrency: CONCURRENCY, count, request: (position) => apply(bodies[position]) }),
  );
  const wrong = unexpected(done, expected);
  return {
    figures: [
      figure(PER_SECOND, done.perSecond, '/s'),
      figure('floor', floor, '/s'),
      figure(TO_FLOOR, done.perSecond / floor, '×', { atLeast: 0.6 }),
      ...latencies(done),
      ...Object.entries(done.answers).map(([status, answers]) => figure(`answers ${status}`, answers, '')),
      figure('seats oversold', await oversold(scope()), '', { atMost: 0 }),
    ],
    faults: [...wrong, ...(await seatFaults(scope()))],
  };
}

export const latencies = (times: { p50?: number; p95?: number; p99?: number }): Figure[] =>
  Object.entries({ p50: times.p50, p95: times.p95, p99: times.p99 }).flatMap(([name, value]) =>
    value === undefined ? [] : [figure(name, value, 'ms')],
  );
