import { draftCookie } from '@/app/_server/cookies';
import { formPost, readForm, seeOther } from '@/app/_server/form-post';
import { loadOffer } from '@/app/_server/loader';
import { addressOf } from '@/app/_server/network';
import { problem } from '@/app/_server/problem';
import { PROOF_FIELD } from '@/app/_server/proof-of-work';
import { pageScope, publicScope } from '@/app/_server/scope';
import { DECOY_FIELD } from '@/app/_shield/decoy';
import { connection } from '@/lib/core/connection';
import { tellRefusal } from '@/lib/core/refusal-notice';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { openDraft, saveDraft } from '@/lib/registration/draft';
import { firstFaultyStep, offeredWith, stepFaults, stepTyped } from '@/lib/registration/form';
import { toLocale } from '@/messages/locales';
import { isStep, stepAfter } from '../../steps';
import { judgeCode } from '../../typed-code';
import { send } from './send';

type Context = { params: Promise<{ locale: string; step: string }> };

/**
 * One step of the form, sent by its button. What was typed is kept first and judged afterwards; the answer is always
 * an address, so that the step works without script and a reload repeats nothing.
 */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const { locale: named, step } = await params;
  const locale = toLocale(named);
  const scope = await publicScope();
  if (!isStep(step)) return problem({ code: 'NOT_FOUND' }, scope.requestId, locale);
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  const base = `/${locale}/register`;

  const given = await draftCookie.read();
  const isKnown = given !== undefined && (await openDraft(scope, given)) !== undefined;
  const address = addressOf(request.headers);
  if (!isKnown) {
    const spent = await spendFrom(connection().db, LIMITS.draftByNetwork, address);
    if (!spent.ok) return seeOther(`${base}?wait=${spent.refusal.details?.retryAfterSeconds}`);
  }
  const saved = await saveDraft(scope, given, stepTyped(step, form.value));
  const { token } = saved;
  await draftCookie.keep(token);
  if (saved.submitted) return seeOther(`${base}/done`);

  const edition = await loadOffer();
  const wayBack = form.value.from === 'check' ? '&from=check' : '';
  const next = stepAfter(step);
  const code = step === 'who' || !next ? await judgeCode(edition, saved.typed) : undefined;
  if (code?.fault) return seeOther(`${base}/who?check=1&code=${code.fault}${wayBack}#problems`);
  // The code decides for which category its bearer comes: what is shown from here on is what it will be.
  const category = code && 'category' in code ? code.category : undefined;
  const { typed } = category ? await saveDraft(scope, token, { category }) : saved;
  const offered = offeredWith(edition, typed, code);
  if (stepFaults(step, typed, offered).length > 0) {
    return seeOther(`${base}/${step}?check=1${wayBack}#problems`);
  }
  if (next) return seeOther(`${base}/${wayBack ? 'consents' : next}`);
  const faulty = firstFaultyStep(typed, offered);
  if (faulty) return seeOther(`${base}/${faulty}?check=1&from=check#problems`);
  if (form.value[DECOY_FIELD]) {
    tellRefusal(address);
    return seeOther(`${base}/consents?refused=DECOY_FILLED#problems`);
  }
  const sender = { locale, address, email: String(typed.email ?? ''), proof: form.value[PROOF_FIELD] };
  return seeOther(`${base}${await send(await pageScope(), token, sender)}`);
});
