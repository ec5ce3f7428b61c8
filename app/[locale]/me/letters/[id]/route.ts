import { attached } from '@/app/_server/file-headers';
import { seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { openLetterFile } from '@/lib/letter/opening';
import { PAPER_LANGUAGES } from '@/lib/letter/rules';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string; id: string }> };

/** A letter to the person who asks, as often as wished. That there is one of somebody else is not told. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const [{ locale, id }, scope] = await Promise.all([params, pageScope()]);
  if (scope.actor.kind !== 'person') return seeOther(`/sign-in?next=/${toLocale(locale)}/me`);
  const asked = new URL(request.url).searchParams.get('language');
  const language = PAPER_LANGUAGES.find((one) => one === asked);
  const opened = await openLetterFile(scope, id, language);
  if (!opened.ok) return problem(opened.refusal, scope.requestId, toLocale(locale));
  return new Response(new Uint8Array(opened.value.file), {
    // The number and no name: names of files end up in histories.
    headers: attached(`${opened.value.number}.pdf`, 'application/pdf'),
  });
}
