import { ok, type Result, refuse } from '@/lib/core/result';

export const MOST_BYTES = 256 * 1024;

/** A JSON body: what it says, and its letters for who must know it again. */
export type JsonBody = { value: unknown; text: string };

// Bytes that are not UTF-8 would otherwise turn into question marks in somebody's name.
const strict = new TextDecoder('utf-8', { fatal: true });

/** The JSON body of a request, read no further than the limit. */
export async function readJson(
  request: Request,
): Promise<Result<JsonBody, 'PAYLOAD_TOO_LARGE' | 'MALFORMED_JSON' | 'UNSUPPORTED_MEDIA_TYPE'>> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse('UNSUPPORTED_MEDIA_TYPE');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
  try {
    // A body without a length is at most what our server lets in.
    const bytes = await request.arrayBuffer();
    if (bytes.byteLength > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
    const text = strict.decode(bytes);
    return ok({ value: JSON.parse(text), text });
  } catch {
    return refuse('MALFORMED_JSON');
  }
}
