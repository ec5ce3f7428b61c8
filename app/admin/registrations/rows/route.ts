import { pageScope } from '@/app/_server/scope';
import { listRegistrations } from '@/lib/dashboard/queries';
import { queueRows } from '../queue-rows';
import { readList } from '../read-list';

const AT_ONCE = 200;

/** The next page of the list beside a record, for its script. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HEADERS });
  const { filter, sort, cursor, isLost, query } = readList(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const page = isLost
    ? undefined
    : await listRegistrations(scope, { ...filter, sort, cursor, limit: AT_ONCE });
  if (!page || (!page.ok && page.refusal.code === 'INVALID_CURSOR')) {
    return new Response(null, { status: 422, headers: HEADERS });
  }
  if (!page.ok) return new Response(null, { status: 403, headers: HEADERS });
  const rows = await queueRows(page.value, { query, cursor, sort });
  return Response.json({ rows, nextCursor: page.value.nextCursor ?? null }, { headers: HEADERS });
}

const HEADERS = { 'cache-control': 'private, no-store' };
