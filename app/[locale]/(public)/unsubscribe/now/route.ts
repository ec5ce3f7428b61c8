import { seeOther } from '@/app/_server/form-post';
import { publicScope } from '@/app/_server/scope';
import { linkInput } from '@/lib/auth/input';
import { leaveNews } from '@/lib/mailing/leaving';

const HEADERS = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' };
const MOST_BYTES = 64 * 1024;

/**
 * What a mail program posts for its reader (RFC 8058): from its own servers, so without cookies and without an Origin of ours;
 * the token is the proof. The body only says that it is meant.
 */
export async function POST(request: Request): Promise<Response> {
  const answer = (status: number) => new Response(null, { status, headers: HEADERS });
  const asked = linkInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return answer(404);
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) return answer(413);
  const isMeant = await request
    .formData()
    .then((form) => form.get('List-Unsubscribe') === 'One-Click')
    .catch(() => false);
  if (!isMeant) return answer(400);
  const left = await leaveNews(await publicScope(), asked.data.token);
  return answer(left.ok ? 200 : 404);
}

/** Somebody opened the address instead: the page with the button. */
export async function GET(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  return seeOther(`${pathname.replace(/\/now$/, '')}${search}`);
}
