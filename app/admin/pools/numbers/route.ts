import { pageScope } from '@/app/_server/scope';
import { poolNumbers } from '@/lib/dashboard/pools';
import { deskEdition } from '../../_desk/door';

/** The numbers of the pools, for a page that shows them to see whether it is out of date. */
export async function GET(): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HEADERS });
  const numbers = await poolNumbers(scope);
  if (!numbers.ok) return new Response(null, { status: 403, headers: HEADERS });
  const { clock } = await deskEdition();
  return Response.json({ numbers: numbers.value, time: clock.second(scope.now) }, { headers: HEADERS });
}

const HEADERS = { 'cache-control': 'private, no-store' };
