import { ok, type Result, refuse } from '@/lib/core/result';

export const MOST_BYTES = 256 * 1024;

/** A JSON body: what it says, and its letters for who must know it again. */
export type JsonBody = { value: unknown; text: string };

/** The JSON body of a request, read no further than the limit. */
export async function readJson(
  request: Request,
): Promise<Result<JsonBody, 'PAYLOAD_TOO_LARGE' | 'MALFORMED_JSON' | 'UNSUPPORTED_MEDIA_TYPE'>> {
  if (!/^application\/json *(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse('UNSUPPORTED_MEDIA_TYPE');
  }
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    // A body without a length is counted as it comes.
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) return refuse('PAYLOAD_TOO_LARGE');
      chunks.push(chunk);
    }
    // Strict: bytes that are not UTF-8 would otherwise turn into question marks in somebody's name.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return ok({ value: JSON.parse(text), text });
  } catch {
    return refuse('MALFORMED_JSON');
  }
}
