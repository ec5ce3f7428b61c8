import { draftCookie } from '@/app/_server/cookies';
import { formPost, readForm } from '@/app/_server/form-post';
import { addressOf } from '@/app/_server/network';
import { problem } from '@/app/_server/problem';
import { publicScope } from '@/app/_server/scope';
import { connection } from '@/lib/core/connection';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { saveDraft } from '@/lib/registration/draft';
import { stepTyped } from '@/lib/registration/form';
import { toLocale } from '@/messages/locales';
import { isStep } from '../steps';

type Context = { params: Promise<{ locale: string }> };

/** Keeps what is being typed, unjudged: called while typing and when the page goes away. */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const scope = await publicScope();
  const locale = toLocale((await params).locale);
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  const { step } = form.value;
  if (!isStep(step)) return problem({ code: 'INVALID_INPUT' }, scope.requestId, locale);
  const spent = await spendFrom(connection().db, LIMITS.draftByNetwork, addressOf(request.headers));
  if (!spent.ok) return problem(spent.refusal, scope.requestId, locale);
  const { token } = await saveDraft(scope, await draftCookie.read(), stepTyped(step, form.value));
  await draftCookie.keep(token);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
});
