import type { OpenedFile } from '@/lib/file/queries';
import { SECURITY_HEADERS } from './security-headers';

/** A file of somebody, for who asked and for nobody behind: it runs nothing, is framed nowhere and kept by no cache. */
export const fileAnswer = ({ bytes, mediaType }: OpenedFile, name: string, isAttached = false): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...SECURITY_HEADERS,
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `${isAttached ? 'attachment' : 'inline'}; filename="${name}"`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cache-control': 'private, no-store',
      // Spelled as above, or there would be two.
      'Referrer-Policy': 'no-referrer',
    },
  });

/** Where there is nothing, or nothing for who asks: both look the same. */
export const noFile = (): Response =>
  new Response(null, { status: 404, headers: { ...SECURITY_HEADERS, 'cache-control': 'private, no-store' } });
