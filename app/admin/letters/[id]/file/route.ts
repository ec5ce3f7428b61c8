import { getLocale } from 'next-intl/server';
import { attached } from '@/app/_server/file-headers';
import { readForm, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { openLetterFile } from '@/lib/letter/opening';
import { PAPER_LANGUAGES } from '@/lib/letter/rules';
import { toLocale } from '@/messages/locales';
import { LETTERS } from '../../addresses';

type Context = { params: Promise<{ id: string }> };

/** Opens a letter: a POST, because what is seen of somebody's passport is noted. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const [{ id }, scope, locale, form] = await Promise.all([
    params,
    pageScope(),
    getLocale(),
    readForm(request),
  ]);
  const refused = (refusal: Parameters<typeof problem>[0]) =>
    problem(refusal, scope.requestId, toLocale(locale));
  if (!form.ok) return refused(form.refusal);
  if (scope.actor.kind === 'anonymous') return seeOther(`/sign-in?next=${LETTERS}`);
  const language = PAPER_LANGUAGES.find((one) => one === form.value.language);
  const opened = await openLetterFile(scope, id, language);
  if (!opened.ok) return refused(opened.refusal);
  return new Response(new Uint8Array(opened.value.file), {
    headers: attached(`${opened.value.number}.pdf`, 'application/pdf'),
  });
}
