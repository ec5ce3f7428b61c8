import { draftCookie } from '@/app/_server/cookies';
import { formPost, readForm, seeOther } from '@/app/_server/form-post';
import { addressOf } from '@/app/_server/network';
import { problem } from '@/app/_server/problem';
import { publicScope } from '@/app/_server/scope';
import { connection } from '@/lib/core/connection';
import { invitedBy } from '@/lib/invitation/queries';
import { grouped } from '@/lib/invitation/rules';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { openDraft, saveDraft } from '@/lib/registration/draft';
import { toLocale } from '@/messages/locales';

type Context = { params: Promise<{ locale: string; token: string }> };

/** The button of an invitation: begins an application, or goes on with this browser's, with what the invitation gives. */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const { locale: named, token } = await params;
  const locale = toLocale(named);
  const scope = await publicScope();
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  const invited = await invitedBy(scope, token);
  if (!invited || invited.fault) return seeOther(`/${locale}/register/invitation/${token}`);

  const given = await draftCookie.read();
  const draft = given ? await openDraft(scope, given) : undefined;
  if (!draft) {
    const spent = await spendFrom(connection().db, LIMITS.draftByNetwork, addressOf(request.headers));
    if (!spent.ok) return seeOther(`/${locale}/register?wait=${spent.refusal.details?.retryAfterSeconds}`);
  }
  const { code, category, email } = invited;
  const filledIn = { invitationCode: grouped(code), ...(category && { category }), ...(email && { email }) };
  // What this browser has sent already is somebody's application: the invitation begins another.
  const kept = await saveDraft(scope, draft?.submitted ? undefined : given, filledIn);
  await draftCookie.keep(kept.token);
  return seeOther(`/${locale}/register/who`);
});
