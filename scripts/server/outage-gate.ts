import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
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
    response.writeHead(503, {
      'retry-after': '5',
      'content-type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      connection: 'close',
    });
    response.end(isApi ? PROBLEM : PAGE);
    return false;
  };
}

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'Try again in a moment, with the same Idempotency-Key.',
  status: 503,
  code: 'UNAVAILABLE',
});
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>503</title>
<h1>The forum cannot be reached for a moment</h1><p>We are working on it. Nothing that was confirmed to you is lost. Go back and try again in a minute: sending an application twice does no harm.</p>
<div lang="ru"><h1>Сайт форума временно недоступен</h1><p>Мы уже восстанавливаем работу. Всё, что вам было подтверждено, сохранено. Вернитесь и повторите попытку через минуту: отправить заявку дважды не страшно.</p></div></html>`;
