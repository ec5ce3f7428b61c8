import { getLocale } from 'next-intl/server';
import { attached } from '@/app/_server/file-headers';
import { readForm, seeOther } from '@/app/_server/form-post';
import { proofAddress } from '@/app/_server/next-path';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { parseInput } from '@/lib/core/input';
import { registrationFilter } from '@/lib/dashboard/input';
import { openExport } from '@/lib/export/commands';
import { exportInput } from '@/lib/export/input';
import { toLocale } from '@/messages/locales';
import { CSV_TYPE } from '../../../_desk/csv';
import { exportAddress } from '../address';
import { carryExport } from '../carried';
import { csvFileStream, XLSX_TYPE, xlsxStream } from '../file-stream';
import { writerFor } from '../sheet';

/** The file of an export, written while it is being read from the database. */
export async function POST(request: Request): Promise<Response> {
  const scope = await pageScope();
  const locale = toLocale(await getLocale());
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  if (scope.actor.kind === 'anonymous') return seeOther(`/sign-in?next=${exportAddress({})}`);
  const filter = registrationFilter.safeParse(form.value);
  if (!filter.success) return problem({ code: 'INVALID_INPUT' }, scope.requestId, locale);
  const { columns, format } = form.value;
  const input = parseInput(exportInput, { filter: filter.data, columns, format });
  if (!input.ok) return seeOther(exportAddress(filter.data, { fault: 'columns' }));
  const made = await openExport(scope, input.value);
  if (!made.ok && made.refusal.code === 'FRESH_PROOF_NEEDED') {
    await carryExport(input.value);
    return seeOther(proofAddress(exportAddress({}, { again: '1' })));
  }
  if (!made.ok) return problem(made.refusal, scope.requestId, locale);
  const sheet = await writerFor(input.value.columns);
  const name = `registrations-${scope.now.toISOString().slice(0, 10)}.${input.value.format}`;
  return input.value.format === 'xlsx'
    ? new Response(xlsxStream(sheet, made.value.rows), { headers: attached(name, XLSX_TYPE) })
    : new Response(csvFileStream(sheet, made.value.rows, locale), { headers: attached(name, CSV_TYPE) });
}
