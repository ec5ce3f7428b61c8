import { apply, makeApplicants } from '../applicants';
import { besideFloor, CONCURRENCY, measureFloor } from '../floor';
import { type Instance, withInstance } from '../instance';
import { oversold, seatFaults } from '../judgement';
import { drive, type Outcome, unexpected } from '../load';
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
    const both = found([{ part: 'nginx', figures, faults }], 'nginx', PER_SECOND);
    const ratio = alone && both ? [figure('two processes to one', both / alone, '×', { atLeast: 1 })] : [];
    return { part: 'nginx', figures: [...figures, ...ratio], faults };
  });

/**
 * Who applies before it is measured: a process compiles what it does often, and one that people meet has been up for a
 * while. Two processes have to compile it twice.
 */
const EARLY = 4000;

/** Applications of a crowd, their answers counted and the seats recounted. */
export async function stampede(
  { url, scope }: Instance,
  count: number,
): Promise<Pick<Measured, 'figures' | 'faults'>> {
  const { bodies, expected } = makeApplicants(EARLY + count);
  const send = (from: number, many: number) =>
    drive({
      url,
      concurrency: CONCURRENCY,
      count: many,
      request: (position) => apply(bodies[from + position]),
    });
  const early = await send(0, EARLY);
  const { floor, done } = await besideFloor(url, () => send(EARLY, count));
  const wrong = unexpected(together(early, done), expected);
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

/** The answers of two loads as if they had been one. */
const together = (one: Outcome, other: Outcome): Outcome => ({
  ...other,
  errors: one.errors + other.errors,
  answers: Object.fromEntries(
    [...new Set([...Object.keys(one.answers), ...Object.keys(other.answers)])].map((name) => [
      name,
      (one.answers[name] ?? 0) + (other.answers[name] ?? 0),
    ]),
  ),
});

export const latencies = (times: { p50?: number; p95?: number; p99?: number }): Figure[] =>
  Object.entries({ p50: times.p50, p95: times.p95, p99: times.p99 }).flatMap(([name, value]) =>
    value === undefined ? [] : [figure(name, value, 'ms')],
  );
