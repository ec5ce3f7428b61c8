import type { IncomingMessage, ServerResponse } from 'node:http';
import { OUTAGE_HEADERS, OUTAGE_PAGE } from '@/app/_server/outage-page';
import { answerEarly } from './answer-early';

/** 503 and when to come again, as the bare server says it for the application. */
export function answerUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const isApi = request.url?.startsWith('/api/');
  const type = isApi && { 'content-type': 'application/problem+json' };
  answerEarly(request, response, {
    status: 503,
    headers: { ...OUTAGE_HEADERS, ...type },
    text: isApi ? PROBLEM : OUTAGE_PAGE,
  });
}

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'Try again in a moment, with the same Idempotency-Key.',
  status: 503,
  code: 'UNAVAILABLE',
});
