import { ok, type Result, refuse } from '@/lib/core/result';
import { MOST_PICTURE_BYTES } from '@/lib/file/judging';
import { typedOf } from './action';
import { isOwnOrigin } from './network';

/** Room for the fields and the borders of a form around the file. */
const MOST_BYTES = MOST_PICTURE_BYTES + 64 * 1024;

export type Upload = { typed: Record<string, string | string[]>; file?: Buffer };
type UploadRefusal = 'ORIGIN_NOT_ALLOWED' | 'UNSUPPORTED_MEDIA_TYPE' | 'FILE_TOO_LARGE' | 'UPLOAD_BROKEN';

/** Asked before anything of a body is read. */
export function announcedUpload(headers: Headers): Result<undefined, UploadRefusal> {
  if (!isOwnOrigin(headers)) return refuse('ORIGIN_NOT_ALLOWED');
  if (!headers.get('content-type')?.startsWith('multipart/form-data'))
    return refuse('UNSUPPORTED_MEDIA_TYPE');
  return Number(headers.get('content-length') ?? 0) > MOST_BYTES ? refuse('FILE_TOO_LARGE') : ok(undefined);
}

/**
 * A form with one file that a page of ours posted: its fields, and what is in the file. Its name and what its sender calls it
 * are left where they are. Read no further than the limit, whatever was announced.
 */
export async function readUpload(request: Request, name: string): Promise<Result<Upload, UploadRefusal>> {
  const announced = announcedUpload(request.headers);
  if (!announced.ok) return announced;
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > MOST_BYTES) return refuse('FILE_TOO_LARGE');
      chunks.push(chunk);
    }
    const headers = { 'content-type': request.headers.get('content-type') ?? '' };
    const form = await new Response(Buffer.concat(chunks), { headers }).formData();
    const file = form.get(name);
    const isSent = file instanceof File && file.size > 0;
    return ok({ typed: typedOf(form), ...(isSent && { file: Buffer.from(await file.arrayBuffer()) }) });
  } catch {
    return refuse('UPLOAD_BROKEN');
  }
}
