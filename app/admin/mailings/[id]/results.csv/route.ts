import { getLocale, getTranslations } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { currentEdition } from '@/lib/edition/queries';
import { wallTime } from '@/lib/edition/rules';
import { takeOutResults } from '@/lib/mailing/results';
import { type Locale, toLocale } from '@/messages/locales';
import { csvFile } from '../../../_desk/csv';

type Params = { params: Promise<{ id: string }> };

/** What came of a mailing for each, as a file for a spreadsheet: numbers of applications, and nobody's name. */
export async function GET(_: Request, { params }: Params): Promise<Response> {
  const scope = await pageScope();
  const none = (status: number) => new Response(null, { status, headers: FILE_HEADERS });
  if (scope.actor.kind === 'anonymous') return none(401);
  const taken = await takeOutResults(scope, (await params).id);
  if (!taken.ok) return none(taken.refusal.code === 'NOT_ALLOWED' ? 403 : 404);
  const [words, locale, { timeZone }] = await Promise.all([
    getTranslations('mailings'),
    getLocale(),
    currentEdition(scope),
  ]);
  const head = [
    words('table.application'),
    words('table.language'),
    words('table.result'),
    words('table.sentAt'),
    words('table.error'),
  ];
  const rows = taken.value.map(({ reference, locale: written, result, sentAt, error }) => [
    reference,
    words(`language.${written as Locale}`),
    words(`result.${result}`),
    sentAt ? wallTime(sentAt, timeZone).replace('T', ' ') : '',
    error ?? '',
  ]);
  return csvFile([head, ...rows], `mailing-${scope.now.toISOString().slice(0, 10)}`, toLocale(locale));
}
