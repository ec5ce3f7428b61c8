import { editCookie } from '@/app/_server/cookies';
import { formPost, readForm, seeOther } from '@/app/_server/form-post';
import { addressOf } from '@/app/_server/network';
import { withNext } from '@/app/_server/next-path';
import { problem } from '@/app/_server/problem';
import { pageScope } from '@/app/_server/scope';
import { connection } from '@/lib/core/connection';
import { parseInput } from '@/lib/core/input';
import type { Scope } from '@/lib/core/scope';
import { ownRecord } from '@/lib/dashboard/own';
import { spendFrom } from '@/lib/limit/commands';
import { LIMITS } from '@/lib/limit/rules';
import { amend } from '@/lib/registration/amendment';
import { discardDraft, saveDraft } from '@/lib/registration/draft';
import { changesOf, namesOf, type Typed } from '@/lib/registration/form';
import { editInput } from '@/lib/registration/input';
import { toLocale } from '@/messages/locales';
import { keepAnswer } from './answer';

type Context = { params: Promise<{ locale: string }> };

/** A change of one's own answers, or the answer to a request. Refused, it is kept aside and shown again with its faults. */
export const POST = formPost(async (request: Request, { params }: Context) => {
  const locale = toLocale((await params).locale);
  const me = `/${locale}/me`;
  const scope = await pageScope();
  const form = await readForm(request);
  if (!form.ok) return problem(form.refusal, scope.requestId, locale);
  if (scope.actor.kind !== 'person') return keepForLater(request, scope, form.value, `${me}/edit`);
  const record = await ownRecord(scope);
  if (!record) return seeOther(me);

  const names = record.editable.flatMap(namesOf);
  const typed: Typed = Object.fromEntries(names.map((name) => [name, form.value[name] ?? '']));
  if (record.request) {
    const pressed = String(form.value.save ?? '');
    const button = pressed === 'send' || pressed === 'typed' ? pressed : { field: pressed };
    return seeOther(`${me}${await keepAnswer(scope, record, typed, button)}`);
  }
  // What is left of the form of a request that is over by now was meant for other fields.
  if (form.value.save !== undefined) return seeOther(`${me}?refused=1`);
  const changes = parseInput(editInput, changesOf(typed, record.editable));
  const { reference } = record.registration;
  const knowsItStops = form.value.knowsItStops === 'yes';
  const changed = changes.ok ? await amend(scope, reference, changes.value, { knowsItStops }) : changes;
  if (changed.ok) {
    await forget(scope);
    return seeOther(`${me}?saved=1`);
  }
  const { token } = await saveDraft(scope, await editCookie.read(), typed);
  await editCookie.keep(token);
  switch (changed.refusal.code) {
    case 'INVALID_INPUT':
      return seeOther(`${me}/edit?check=1#problems`);
    case 'STOPS_TICKET':
      return seeOther(`${me}/edit?stops=1#stops`);
    case 'POOL_FULL':
      return seeOther(`${me}?full=1`);
    default:
      return seeOther(`${me}?refused=1`);
  }
});

async function forget(scope: Scope): Promise<void> {
  const token = await editCookie.read();
  if (!token) return;
  await discardDraft(scope, token);
  await editCookie.drop();
}

/** The session ended while this was typed: it is kept aside, sealed, and shown again to the same person after the sign-in. */
async function keepForLater(request: Request, scope: Scope, sent: Typed, edit: string): Promise<Response> {
  const spent = await spendFrom(connection().db, LIMITS.draftByNetwork, addressOf(request.headers));
  if (!spent.ok) return seeOther(withNext('/sign-in', edit));
  const { save: _, knowsItStops: __, ...typed } = sent;
  const { token } = await saveDraft(scope, undefined, typed);
  await editCookie.keep(token);
  return seeOther(withNext('/sign-in', `${edit}?late=1`));
}
