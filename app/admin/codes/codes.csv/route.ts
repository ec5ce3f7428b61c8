import { getLocale } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { listInput } from '@/lib/invitation/input';
import { listInvitations } from '@/lib/invitation/listing';
import { toLocale } from '@/messages/locales';
import { csvFile, FILE_HEADERS } from '../csv-file';
import { sheetOf } from './sheet';

/** The codes that a filter shows, as a file for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const asked = listInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404, headers: FILE_HEADERS });
  const listed = await listInvitations(scope, asked.data);
  if (!listed.ok) return new Response(null, { status: 403, headers: FILE_HEADERS });
  const locale = toLocale(await getLocale());
  const { columns, rows } = await sheetOf(scope, listed.value.rows, locale);
  return csvFile(rows, columns, locale, `codes-${scope.now.toISOString().slice(0, 10)}.csv`);
}
