import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { PROMETHEUS_TYPE, prometheusText } from '@/app/_server/business-metrics';
import { defineCall } from '@/app/_server/call';
import { ok, refuse } from '@/lib/core/result';
import { businessFigures } from '@/lib/dashboard/figures';

const alive = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const liveCall = defineCall({
  method: 'GET',
  path: '/api/health/live',
  name: 'isLive',
  summary: 'The process answers',
  answer: alive,
  run: async () => ok({ status: 'ok' as const }),
})({});

export const readyCall = defineCall({
  method: 'GET',
  path: '/api/health/ready',
  name: 'isReady',
  summary: 'The process can do its work: the database answers',
  answer: alive,
  run: async ({ db }) => {
    const answered = await db.execute(sql`SELECT 1`).then(
      () => true,
      () => false,
    );
    return answered ? ok({ status: 'ok' as const }) : refuse('UNAVAILABLE', { retryAfterSeconds: 5 });
  },
})({ UNAVAILABLE: 'The database does not answer.' });

export const metricsCall = defineCall({
  method: 'GET',
  path: '/api/metrics',
  name: 'readMetrics',
  summary: 'Prometheus text, business figures included',
  needs: 'admin',
  answer: z.string(),
  present: (text) => new Response(text, { headers: { 'content-type': PROMETHEUS_TYPE } }),
  run: async (scope) => {
    const figures = await businessFigures(scope);
    return figures.ok ? ok(await prometheusText(figures.value)) : figures;
  },
})({ NOT_ALLOWED: 'The token lacks the scope.' });
