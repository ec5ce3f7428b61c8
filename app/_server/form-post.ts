import { log } from '@/lib/core/log';
import { tellOutage } from '@/lib/core/outage-notice';
import { isPassing } from '@/lib/core/overload';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Typed } from '@/lib/registration/form';
import { typedOf } from './action';
import { isOwnOrigin } from './network';
import { OUTAGE_HEADERS, OUTAGE_PAGE } from './outage-page';
import { problem } from './problem';

const MOST_BYTES = 64 * 1024;
type PostRefusal = 'ORIGIN_NOT_ALLOWED' | 'UNSUPPORTED_MEDIA_TYPE' | 'PAYLOAD_TOO_LARGE';

/** The fields that a page of ours posted to a route handler, read no further than the limit. */
export async function readForm(request: Request): Promise<Result<Typed, PostRefusal>> {
  if (!isOwnOrigin(request.headers)) return refuse('ORIGIN_NOT_ALLOWED');
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return refuse('UNSUPPORTED_MEDIA_TYPE');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
    chunks.push(chunk);
  }
  return ok(typedOf(new URLSearchParams(Buffer.concat(chunks).toString('utf8'))));
}

/** After a POST, so that a reload repeats the reading and not the writing. The address stays the visitor's own host. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });

/**
 * A door for forms. What breaks for a moment is told on a page of its own: 503 and when to come again, and the way back leads
 * to what was typed. Next would answer with nothing.
 */
export const formPost =
  <C>(answer: (request: Request, context: C) => Promise<Response>) =>
  async (request: Request, context: C): Promise<Response> => {
    try {
      return await answer(request, context);
    } catch (err) {
      if (!isPassing(err)) throw err;
      const requestId = request.headers.get('x-request-id') ?? '';
      log.error({ err, requestId }, 'form post failed');
      tellOutage(err);
      return request.headers.get('accept') === 'application/json'
        ? problem({ code: 'UNAVAILABLE', details: { retryAfterSeconds: 5 } }, requestId)
        : new Response(OUTAGE_PAGE, { status: 503, headers: OUTAGE_HEADERS });
    }
  };
