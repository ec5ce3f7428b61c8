import { getLocale, getTranslations } from 'next-intl/server';
import { FILE_HEADERS } from '@/app/_server/file-headers';
import { pageScope } from '@/app/_server/scope';
import { currentEdition } from '@/lib/edition/queries';
import { wallTime } from '@/lib/edition/rules';
import { letterFilter } from '@/lib/letter/input';
import { takeOutLetters } from '@/lib/letter/listing';
import { toLocale } from '@/messages/locales';
import { csvFile } from '../../_desk/csv';

/** The letters that a filter shows, as a file for a spreadsheet: numbers and applications, and nobody's name. */
export async function GET(request: Request): Promise<Response> {
  const scope = await pageScope();
  if (scope.actor.kind === 'anonymous') return new Response(null, { status: 401, headers: FILE_HEADERS });
  const asked = letterFilter.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) return new Response(null, { status: 404, headers: FILE_HEADERS });
  const taken = await takeOutLetters(scope, asked.data);
  if (!taken.ok) return new Response(null, { status: 403, headers: FILE_HEADERS });
  const [words, locale, { timeZone }] = await Promise.all([
    getTranslations('letters'),
    getLocale(),
    currentEdition(scope),
  ]);
  const at = (moment: Date | null) => (moment ? wallTime(moment, timeZone).replace('T', ' ') : '');
  const head = ['number', 'kind', 'application', 'issued', 'standing', 'revokedAt', 'reason'] as const;
  const rows = taken.value.map((letter) => [
    letter.number,
    words(`kind.${letter.kind}`),
    letter.reference,
    at(letter.issuedAt),
    words(`standing.${letter.standing}`),
    at(letter.revokedAt),
    letter.revokeReason ? words(`reason.${letter.revokeReason as 'other'}`) : '',
  ]);
  const name = `letters-${scope.now.toISOString().slice(0, 10)}`;
  return csvFile([head.map((key) => words(`list.${key}`)), ...rows], name, toLocale(locale));
}
