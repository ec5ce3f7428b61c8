import type { IncomingMessage, ServerResponse } from 'node:http';
import { onRefusal } from '@/lib/core/refusal-notice';
import { whereaboutsOf } from '@/lib/limit/rules';
import { answerEarly } from './answer-early';

const MOST_REFUSALS = 300;
const MOST_UNDER_PRESSURE = 15;
/** So many refused in two seconds, from all addresses together, and at least every second of all strangers: no crowd brings that about. */
const PRESSURE_REFUSALS = 60;
const PRESSURE_SPAN_MS = 2000;
/** It lasts until there were fewer for so long. */
const RELIEF_MS = 10_000;
const SPAN_MS = 60_000;
const MOST_ADDRESSES = 20_000;
// A cookie that only the forum gives: whoever shows one is judged by the application, not by the address.
const CREDENTIAL = /(^|; *)(__Secure-|__Host-)?(next-auth\.session-token|device|draft|sign-in)=/;

type Count = { since: number; refusals: number };
/** Of everybody together; an answer is one to a stranger. */
type Pressure = Count & { answers: number };

/**
 * Stands in front of everything: an address from which 300 requests were refused within a minute, or 15 while a flood comes from many
 * addresses, is told so until the minute is over, before its body is read and without a question to the database. Counted in this process, for its own
 * relief; what may be tried how often, the limits of the application say.
 */
export function floodGate(
  isKnown: (request: IncomingMessage) => boolean,
  now: () => number = () => performance.now(),
) {
  const counts = new Map<string, Count>();
  let all: Pressure = { since: now(), refusals: 0, answers: 0 };
  let pressedUntil = Number.NEGATIVE_INFINITY;

  const countOf = (address: string): Count | undefined => {
    const count = counts.get(address);
    if (count && now() - count.since < SPAN_MS) return count;
    counts.delete(address);
    return undefined;
  };
  const isPressed = (): boolean => now() < pressedUntil;
  const noteAll = ({ refusals = 0, answers = 0 }: Partial<Pressure>): void => {
    if (now() - all.since >= PRESSURE_SPAN_MS) all = { since: now(), refusals: 0, answers: 0 };
    all.refusals += refusals;
    all.answers += answers;
    if (all.refusals >= PRESSURE_REFUSALS && 2 * all.refusals >= all.answers)
      pressedUntil = now() + RELIEF_MS;
  };
  const note = (address: string): void => {
    noteAll({ refusals: 1 });
    const count = countOf(address);
    if (count) count.refusals += 1;
    else counts.set(address, { since: now(), refusals: 1 });
    const [oldest] = counts.keys();
    if (counts.size > MOST_ADDRESSES && oldest !== undefined) counts.delete(oldest);
  };
  const most = () => (isPressed() ? MOST_UNDER_PRESSURE : MOST_REFUSALS);
  const addressIn = ({ headers }: IncomingMessage): string =>
    whereaboutsOf(String(headers['x-forwarded-for'] ?? '')).address;
  onRefusal((address) => note(whereaboutsOf(address).address));

  /** False when the request was refused here. */
  const isLetIn = (request: IncomingMessage, response: ServerResponse): boolean => {
    const address = addressIn(request);
    const count = HERE.has(address) ? undefined : countOf(address);
    if (!count || count.refusals < most() || isExempt(request)) return true;
    // Who is turned away goes on pressing.
    noteAll({ refusals: 1, answers: 1 });
    turnAway(request, response, Math.ceil((count.since + SPAN_MS - now()) / 1000));
    return false;
  };
  const isExempt = (request: IncomingMessage): boolean =>
    isKnown(request) || showsCookie(request) || isWatcher(request);
  /** Counts it if the application refuses. */
  const watch = (request: IncomingMessage, response: ServerResponse): void => {
    response.once('finish', () => {
      if (!isKnown(request)) noteAll({ answers: 1 });
      if (isRefusal(response)) note(addressIn(request));
    });
  };
  return { isLetIn, watch, isPressed };
}

const isRefusal = ({ statusCode }: ServerResponse): boolean => statusCode >= 400 && statusCode < 500;

// From this machine itself comes a proxy that nobody has named as trusted: behind it everybody would have one address.
const HERE = new Set(['127.0.0.1', whereaboutsOf('::1').address]);

const showsCookie = ({ headers }: IncomingMessage): boolean => CREDENTIAL.test(headers.cookie ?? '');
export const isWatcher = ({ url = '' }: IncomingMessage): boolean => url.startsWith('/api/health/');

const PROBLEM = JSON.stringify({
  type: 'about:blank',
  title: 'Too many requests from your address were refused. Please wait a moment.',
  status: 429,
  code: 'TOO_MANY_REQUESTS',
});
const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>429</title>
<h1>Please wait a minute</h1><p>Too many requests from your address were refused within a minute. Nothing you have sent before is lost. The page will be here again in a minute.</p>
<div lang="ru"><h1>Подождите, пожалуйста, минуту</h1><p>С вашего адреса за минуту пришло слишком много запросов, которые пришлось отклонить. Всё отправленное ранее сохранено. Через минуту страница снова откроется.</p></div></html>`;

function turnAway(request: IncomingMessage, response: ServerResponse, seconds: number): void {
  const isApi = request.url?.startsWith('/api/');
  answerEarly(request, response, {
    status: 429,
    headers: {
      'retry-after': String(Math.max(1, seconds)),
      'content-type': isApi ? 'application/problem+json' : 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    text: isApi ? PROBLEM : PAGE,
  });
}
