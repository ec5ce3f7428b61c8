import { attached, FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { readReport } from '@/lib/report/queries';
import { reportPdf } from '../../report-pdf';

type Context = { params: Promise<{ day: string }> };

/** A frozen morning on paper. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { day } = await params;
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const report = await readReport(scope, day);
  if (!report.ok) {
    const status = report.refusal.code === 'NOT_FOUND' ? 404 : 403;
    return new Response(null, { status, headers: FILE_HEADERS });
  }
  const pdf = await reportPdf(report.value);
  return new Response(new Uint8Array(pdf), { headers: attached(`report-${day}.pdf`, 'application/pdf') });
}
