import { FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { readReport } from '@/lib/report/queries';
import { chartIn, sheetFile } from '../../../_charts/sheet-file';

type Context = { params: Promise<{ day: string; file: string }> };

/** What a chart showed on a frozen morning, as a file for a spreadsheet. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { day, file } = await params;
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const report = await readReport(scope, day);
  const chart = chartIn(file);
  if (report.ok && chart) return sheetFile(chart, report.value.stats);
  const status = report.ok || report.refusal.code === 'NOT_FOUND' ? 404 : 403;
  return new Response(null, { status, headers: FILE_HEADERS });
}
