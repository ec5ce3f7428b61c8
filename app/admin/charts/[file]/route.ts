import { FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { stats } from '@/lib/dashboard/stats';
import { chartIn, sheetFile } from '../../_charts/sheet-file';

type Context = { params: Promise<{ file: string }> };

/** What a chart of the dashboard shows, as a file for a spreadsheet. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const numbers = await stats(scope);
  if (!numbers.ok) return new Response(null, { status: 403, headers: FILE_HEADERS });
  const chart = chartIn((await params).file);
  if (!chart) return new Response(null, { status: 404, headers: FILE_HEADERS });
  return sheetFile(chart, numbers.value);
}
