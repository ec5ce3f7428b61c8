import type { IncomingMessage, ServerResponse } from 'node:http';
import { OUTAGE_HEADERS, OUTAGE_PAGE } from '@/app/_server/outage-page';

/** 503 and when to come again, as the bare server says it for the application. */
export function answerUnavailable({ url = '' }: IncomingMessage, response: ServerResponse): void {
  const isApi = url.startsWith('/api/');
  const type = isApi && { 'content-type': 'application/problem+json' };
  response.writeHead(503, { ...OUTAGE_HEADERS, ...type, connection: 'close' });
  response.end(isApi ? PROBLEM : OUTAGE_PAGE);
}

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'Try again in a moment, with the same Idempotency-Key.',
  status: 503,
  code: 'UNAVAILABLE',
});
