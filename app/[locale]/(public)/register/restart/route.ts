import { draftCookie } from '@/app/_server/cookies';
import { formPost, readForm, seeOther } from '@/app/_server/form-post';
import { problem } from '@/app/_server/problem';
import { publicScope } from '@/app/_server/scope';
import { discardDraft } from '@/lib/registration/draft';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string }> };

/** Clears an unfinished draft away, or leaves a finished one behind, and begins anew. */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const locale = toLocale((await params).locale);
  const scope = await publicScope();
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  const token = await draftCookie.read();
  if (token) await discardDraft(scope, token);
  await draftCookie.drop();
  return seeOther(`/${locale}/register/who`);
});
