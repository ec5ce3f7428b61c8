import { stringify } from 'csv-stringify/sync';
import { getLocale } from 'next-intl/server';
import { pageScope } from '@/app/_server/scope';
import { listInput } from '@/lib/invitation/input';
import { listInvitations } from '@/lib/invitation/listing';
import { toLocale } from '@/messages/locales';
import { sheetOf } from './sheet';

/** The codes that a filter shows, as a file for a spreadsheet. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: HEADERS });
  const asked = listInput.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404, headers: HEADERS });
  const listed = await listInvitations(scope, asked.data);
  if (!listed.ok) return new Response(null, { status: 403, headers: HEADERS });
  const locale = toLocale(await getLocale());
  const { columns, rows } = await sheetOf(scope, listed.value.rows, locale);
  const file = stringify(rows, {
    header: true,
    columns,
    // Excel tells the encoding by the mark; and in Russian it separates columns by a semicolon.
    bom: true,
    delimiter: locale === 'ru' ? ';' : ',',
    record_delimiter: 'windows',
    // A label that begins with "=" must not become a formula.
    escape_formulas: true,
  });
  const name = `codes-${scope.now.toISOString().slice(0, 10)}.csv`;
  return new Response(file, {
    headers: { ...HEADERS, 'content-disposition': `attachment; filename="${name}"` },
  });
}

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};
