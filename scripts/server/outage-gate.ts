import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { onOutage } from '@/lib/core/outage-notice';
import { answerUnavailable } from './unavailable';

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
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!isOut || NEEDS_NONE.test(request.url ?? '')) return true;
    answerUnavailable(request, response);
    return false;
  };
}
