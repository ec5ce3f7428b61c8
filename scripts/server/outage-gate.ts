import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { OUTAGE_HEADERS, OUTAGE_PAGE } from '@/app/_server/outage-page';
import { onOutage } from '@/lib/core/outage-notice';

const LOOK_EVERY_MS = 1000;
/** These need no database, or are asked for by whoever wants to know whether there is one. */
const NEEDS_NONE = /^\/(_next\/|api\/health\/|serwist\/|favicon|icon)/;

/**
 * While the database is gone everybody is told so at once, instead of waiting for a page that fails: 503 and when to come
 * again. It begins when something has failed and the database does not answer us either, and ends by itself.
 */
export function outageGate(isReady: () => Promise<boolean>) {
  let isWatching = false;
  let isOut = false;
  const watch = async () => {
    isWatching = true;
    while (!(await isReady().catch(() => false))) {
      isOut = true;
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
    }
    isOut = false;
    isWatching = false;
  };
  onOutage(() => void (isWatching || watch()));

  /** False when the request was answered here. */
  return ({ url = '' }: IncomingMessage, response: ServerResponse): boolean => {
    if (!isOut || NEEDS_NONE.test(url)) return true;
    const isApi = url.startsWith('/api/');
    const type = isApi && { 'content-type': 'application/problem+json' };
    response.writeHead(503, { ...OUTAGE_HEADERS, ...type, connection: 'close' });
    response.end(isApi ? PROBLEM : OUTAGE_PAGE);
    return false;
  };
}

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'Try again in a moment, with the same Idempotency-Key.',
  status: 503,
  code: 'UNAVAILABLE',
});
