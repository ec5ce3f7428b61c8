import { collectDefaultMetrics, Histogram, register } from 'prom-client';

const NAME = 'forum_http_request_duration_seconds';

// One registry per process: prom-client is external to the bundles, so every route sees the same.
function durations(): Histogram<'method' | 'route' | 'status'> {
  const known = register.getSingleMetric(NAME);
  if (known) return known as Histogram<'method' | 'route' | 'status'>;
  collectDefaultMetrics({ register });
  return new Histogram({
    name: NAME,
    help: 'Answers of the API by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  });
}

/** Notes one answer. The route and not the path: what people type stands in the path. */
export function observe(answer: { method: string; route: string; status: number }, durationMs: number): void {
  durations().observe(answer, durationMs / 1000);
}

/** What this process has counted, as a registry to show. */
export const processMetrics = () => register;
