import autocannon from 'autocannon';

export type Sent = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };
export type Load = { url: string; concurrency: number; count: number; request: (position: number) => Sent };

/** What came of a load: how many answers of each status, and how long they took in milliseconds. */
export type Outcome = {
  perSecond: number;
  seconds: number;
  statuses: Record<string, number>;
  /** Connections that broke or timed out. */
  errors: number;
  p50: number;
  p95: number;
  p99: number;
  longest: number;
};

/** Sends `count` requests, `concurrency` at a time, each with its own content. */
export async function drive({ url, concurrency, count, request }: Load): Promise<Outcome> {
  let next = 0;
  const times: number[] = [];
  const statuses: Record<string, number> = {};
  const start = performance.now();
  let last = start;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: concurrency,
        amount: count,
        timeout: 60,
        requests: [{ setupRequest: (base) => ({ ...base, ...request(next++) }) }],
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    running.on('response', (_client, status, _bytes, took) => {
      times.push(took);
      // Not when autocannon says that it is done: it looks once a second.
      last = performance.now();
      statuses[status] = (statuses[status] ?? 0) + 1;
    });
  });
  const seconds = (last - start) / 1000;
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0;
  return {
    perSecond: times.length / seconds,
    seconds,
    statuses,
    errors: result.errors + result.timeouts,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: at(1),
  };
}
