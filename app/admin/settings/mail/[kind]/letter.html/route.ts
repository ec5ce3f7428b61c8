import { getLocale } from 'next-intl/server';
import { readForm } from '@/app/_server/form-post';
import { LETTER_HEADERS } from '@/app/_server/letter-headers';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { parseInput } from '@/lib/core/input';
import { currentEdition } from '@/lib/edition/queries';
import { sightInput } from '@/lib/mail/input';
import { foreseeLetter } from '@/lib/mail/rewording';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ kind: string }> };

/** A letter in words that are not saved yet, for the frame of the preview. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const [scope, locale, typed, { kind }] = await Promise.all([
    pageScope(),
    getLocale(),
    readForm(request),
    params,
  ]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  if (!typed.ok) return refused(typed.refusal);
  if (scope.actor.kind === 'anonymous') return refused({ code: 'NOT_SIGNED_IN' });
  const input = parseInput(sightInput, { ...typed.value, kind });
  if (!input.ok) return refused(input.refusal);
  const letter = foreseeLetter(scope, await currentEdition(scope), input.value);
  return letter.ok ? new Response(letter.value.html, { headers: LETTER_HEADERS }) : refused(letter.refusal);
}
