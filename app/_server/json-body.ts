import { ok, type Result, refuse } from '@/lib/core/result';

const MOST_BYTES = 256 * 1024;

/** The JSON body of a request, read no further than the limit. */
export async function readJson(
  request: Request,
): Promise<Result<unknown, 'PAYLOAD_TOO_LARGE' | 'MALFORMED_JSON' | 'UNSUPPORTED_MEDIA_TYPE'>> {
  if (!/^application\/(\w+\+)?json\b/i.test(request.headers.get('content-type') ?? '')) {
    return refuse('UNSUPPORTED_MEDIA_TYPE');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A body without a length is counted as it comes.
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
    chunks.push(chunk);
  }
  try {
    return ok(JSON.parse(Buffer.concat(chunks).toString('utf8')));
  } catch {
    return refuse('MALFORMED_JSON');
  }
}
