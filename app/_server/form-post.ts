import { ok, type Result, refuse } from '@/lib/core/result';
import type { Typed } from '@/lib/registration/form';
import { typedOf } from './action';
import { isOwnOrigin } from './network';

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
