import { getLocale, getTranslations } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { SHEET_COLUMNS } from '@/lib/invitation/columns';
import { mayManageInvitations } from '@/lib/invitation/policy';
import { toLocale } from '@/messages/locales';
import { csvFile } from '../../../_desk/csv';

/** An empty file with the headings, to be filled in. */
export async function GET(): Promise<Response> {
  const { actor } = await pageScope();
  if (actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  if (!mayManageInvitations(actor)) return new Response(null, { status: 403, headers: FILE_HEADERS });
  const [locale, words] = await Promise.all([getLocale(), getTranslations('admin.codes.upload.column')]);
  return csvFile([SHEET_COLUMNS.map((key) => words(key))], 'codes-template', toLocale(locale));
}
