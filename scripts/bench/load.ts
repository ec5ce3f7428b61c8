import autocannon from 'autocannon';

export type Sent = { method: 'GET' | 'POST'; path: string; headers?: Record<string, string>; body?: string };
export type Load = {
  url: string;
  concurrency: number;
  count: number;
  /** As many as this a second and no more; as fast as answers come unless told otherwise. */
  perSecond?: number;
  request: (position: number) => Sent;
  /** What to count an answer as, where its status does not say enough. */
  nameOf?: (status: number, headers: Record<string, string>) => string;
};

/** What came of a load: how many answers of each name, and how long they took in milliseconds. */
export type Outcome = {
  perSecond: number;
  seconds: number;
  answers: Record<string, number>;
  /** Connections that broke or timed out. */
  errors: number;
  p50: number;
  p95: number;
  p99: number;
  longest: number;
  /** All of them, the shortest first. */
  times: number[];
};

/** The time within which a share of the answers came. */
export function timesAt(times: readonly number[]): (share: number) => number {
  const sorted = times.toSorted((one, other) => one - other);
  return (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Sends `count` requests, `concurrency` at a time, each with its own content. */
export async function drive({ url, concurrency, count, perSecond, request, nameOf }: Load): Promise<Outcome> {
  let next = 0;
  const times: number[] = [];
  const answers: Record<string, number> = {};
  const add = (name: string | number) => {
    answers[name] = (answers[name] ?? 0) + 1;
  };
  const onResponse: autocannon.Request['onResponse'] = (status, _body, _context, headers) =>
    add(nameOf?.(status, headers as Record<string, string>) ?? status);
  const start = performance.now();
  let last = start;
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections: Math.min(concurrency, count),
        amount: count,
        timeout: 60,
        ...(perSecond && { overallRate: perSecond }),
        requests: [
          { setupRequest: (base) => ({ ...base, ...request(next++) }), ...(nameOf && { onResponse }) },
        ],
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    );
    running.on('response', (_client, status, _bytes, took) => {
      times.push(took);
      // Not when autocannon says that it is done: it looks once a second.
      last = performance.now();
      if (!nameOf) add(status);
    });
  });
  const seconds = (last - start) / 1000;
  times.sort((one, other) => one - other);
  const at = timesAt(times);
  return {
    perSecond: times.length / seconds,
    seconds,
    answers,
    errors: result.errors + result.timeouts,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longest: at(1),
    times,
  };
}

/** The answers that nobody expected, and the expected ones that did not come, one sentence each. */
export function unexpected({ answers, errors }: Outcome, expected: Record<string, number>): string[] {
  const names = [...new Set([...Object.keys(answers), ...Object.keys(expected)])];
  const wrong = names
    .filter((name) => (answers[name] ?? 0) !== (expected[name] ?? 0))
    .map((name) => `${answers[name] ?? 0} answers ${name} instead of ${expected[name] ?? 0}`);
  return errors > 0 ? [...wrong, `${errors} connections broke`] : wrong;
}
