import { FILE_HEADERS } from '@/app/_server/file-headers';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { previewBadge } from '@/lib/badge/previewing';
import { ownRegistration } from '@/lib/registration/queries';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** One's own badge as it would be printed now, without its code. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const locale = toLocale((await params).locale);
  const scope = await pageScope();
  const own = await ownRegistration(scope);
  if (!own) return problem({ code: 'NOT_FOUND' }, scope.requestId, locale);
  const drawn = await previewBadge(scope, own.reference);
  if (!drawn.ok) return problem(drawn.refusal, scope.requestId, locale);
  return new Response(new Uint8Array(drawn.value), {
    headers: {
      ...FILE_HEADERS,
      'content-type': 'image/svg+xml',
      // A name may look like a tag: a picture that is opened by itself runs nothing.
      'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
    },
  });
}
