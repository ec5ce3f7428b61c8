import { pageScope } from '@/app/_server/scope';
import type { Result } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { deskEdition } from './door';

/** What changes when a number does, with the time of looking, or the status of why not. See `LiveNumbers`. */
export async function markAnswer(
  read: (scope: Scope) => Promise<Result<string, 'NOT_ALLOWED'>>,
): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HEADERS });
  const numbers = await read(scope);
  if (!numbers.ok) return new Response(null, { status: 403, headers: HEADERS });
  const { clock } = await deskEdition();
  return Response.json({ numbers: numbers.value, time: clock.second(scope.now) }, { headers: HEADERS });
}

const HEADERS = { 'cache-control': 'private, no-store' };
