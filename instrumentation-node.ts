import type { Instrumentation } from 'next';
import { closeConnection, connection } from '@/lib/core/connection';
import { describeError } from '@/lib/core/describe-error';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { tellOutage } from '@/lib/core/outage-notice';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { onShutdown } from '@/lib/core/shutdown';
import { sparing } from '@/lib/core/sparing';
import { openInstallation } from '@/lib/installation/opening';
import { startWorker } from '@/lib/worker/worker';

/** Makes the process ready before the first request: the database of this release, its first edition, the worker. */
export async function register(): Promise<void> {
  try {
    await openInstallation(env().DATABASE_URL, connection().db, 'start');
    const worker = await startWorker(connection(), env().SMTP_URL);
    onShutdown('work', () => worker.stop());
    onShutdown('connections', closeConnection);
  } catch (error) {
    // Next would go on and answer 500 to everything.
    process.stderr.write(`Cannot start: ${describeError(error)}\n`);
    process.exit(1);
  }
}

const heldBack = sparing();

/** The route and not the path: what people type stands in the path and its query. */
export const onRequestError: Instrumentation.onRequestError = (err, request, context) => {
  tellOutage(err);
  const { method, headers } = request;
  // A server action is a public POST. What is no call at all fails within Next, before any of our words.
  if (context.routeType === 'action') tellRefusal(String(headers['x-forwarded-for']));
  const { routePath: route } = context;
  const alike = heldBack(`${route} ${placeOf(err)}`);
  if (alike === undefined) return;
  const seenBefore = alike > 0 && { heldBack: alike };
  log.error({ err, requestId: headers['x-request-id'], method, route, ...seenBefore }, 'request failed');
};

/** Where it was thrown: what it says may be whatever was sent. */
const placeOf = (err: unknown): string =>
  err instanceof Error ? (/^\s*at .*$/m.exec(err.stack ?? '')?.[0] ?? err.name) : typeof err;
