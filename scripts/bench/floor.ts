import { drive, type Outcome } from './load';

export const CONCURRENCY = 64;
const READINGS = 8000;

/** What the web server alone can do: the answer that a handler gives without touching anything. */
export const measureFloor = (url: string, concurrency = CONCURRENCY): Promise<Outcome> =>
  drive({
    url,
    concurrency,
    count: READINGS,
    request: () => ({ method: 'GET', path: '/api/health/live' }),
  });

/** Runs a load between two floors, so that a machine that others use as well is judged by the same minute. */
export async function besideFloor<T>(
  url: string,
  work: () => Promise<T>,
  concurrency?: number,
): Promise<{ floor: number; done: T }> {
  const before = await measureFloor(url, concurrency);
  const done = await work();
  const after = await measureFloor(url, concurrency);
  return { floor: (before.perSecond + after.perSecond) / 2, done };
}
