import { getLocale } from 'next-intl/server';
import { runAction } from '@/app/_server/action';
import { gateScope } from '@/app/_server/gate-scope';
import { readJson } from '@/app/_server/json-body';
import { problem } from '@/app/_server/problem';
import { handOutInput } from '@/lib/station/input';
import { handOut } from '@/lib/station/serving';
import { toLocale } from '@/messages/locales';

/** Hands a badge to the station that holds its order. A POST: it is an act that is recorded, and done once. */
export async function POST(request: Request): Promise<Response> {
  const [body, locale] = await Promise.all([readJson(request), getLocale()]);
  const requestId = request.headers.get('x-request-id') ?? '';
  if (!body.ok) return problem(body.refusal, requestId, toLocale(locale));
  const handed = await runAction(handOutInput, body.value.value, handOut, gateScope);
  if (!handed.ok) return problem(handed.refusal, handed.requestId, toLocale(locale));
  return new Response(new Uint8Array(handed.value), {
    headers: { 'content-type': 'application/pdf', 'cache-control': 'private, no-store' },
  });
}
