import { getLocale } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { seeOther } from '@/app/_server/form-post';
import { proofAddress } from '@/app/_server/next-path';
import { pageScope } from '@/app/_server/scope';
import { listInput } from '@/lib/invitation/input';
import { takeOutInvitations } from '@/lib/invitation/listing';
import { toLocale } from '@/messages/locales';
import { csvFile } from '../../_desk/csv';
import { sheetOf } from './sheet';

/** The codes that a filter shows, as a file for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const asked = listInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404, headers: FILE_HEADERS });
  const listed = await takeOutInvitations(scope, asked.data);
  if (!listed.ok && listed.refusal.code === 'FRESH_PROOF_NEEDED') {
    return seeOther(proofAddress(`/admin/codes${new URL(request.url).search}`));
  }
  if (!listed.ok) return new Response(null, { status: 403, headers: FILE_HEADERS });
  const locale = toLocale(await getLocale());
  const { columns, rows } = await sheetOf(scope, listed.value.rows, locale);
  const table = [
    columns.map(({ header }) => header),
    ...rows.map((row) => columns.map(({ key }) => row[key])),
  ];
  return csvFile(table, `codes-${scope.now.toISOString().slice(0, 10)}`, locale);
}
