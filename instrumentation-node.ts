import type { Instrumentation } from 'next';
import { closeConnection, connection } from '@/lib/core/connection';
import { describeError } from '@/lib/core/describe-error';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { tellOutage } from '@/lib/core/outage-notice';
import { onShutdown } from '@/lib/core/shutdown';
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

/** The route and not the path: what people type stands in the path and its query. */
export const onRequestError: Instrumentation.onRequestError = (err, request, context) => {
  tellOutage(err);
  log.error(
    { err, requestId: request.headers['x-request-id'], method: request.method, route: context.routePath },
    'request failed',
  );
};
