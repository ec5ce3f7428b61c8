import { editCookie } from '@/app/_server/cookies';
import type { Scope } from '@/lib/core/scope';
import type { OwnRecord } from '@/lib/dashboard/own';
import { answerRequest, saveAnswers } from '@/lib/registration/answering';
import { discardDraft, openDraft, saveDraft } from '@/lib/registration/draft';
import { namesOf, type Typed } from '@/lib/registration/form';
import { judgeEach, touchedFields } from '../answered-fields';
import { typedOfRecord } from '../typed-of-record';

/** The button that was pressed: a field to see to, all that was typed, or the whole answer. */
export type Pressed = { field: string } | 'typed' | 'send';

/**
 * An answer, or a part of it: whatever can be used is kept at once, whatever cannot is kept aside and shown again. Returns
 * where to go, below the person's own page.
 */
export async function keepAnswer(
  scope: Scope,
  record: OwnRecord,
  typed: Typed,
  pressed: Pressed,
): Promise<string> {
  const { editable, registration } = record;
  const token = await editCookie.read();
  const before = token ? (await openDraft(scope, token))?.typed : undefined;
  const touched = touchedFields(editable, typedOfRecord(record), typed, before);
  const wanted = typeof pressed === 'string' ? touched : editable.filter((field) => field === pressed.field);
  const { changes, faulty } = judgeEach(wanted, typed);
  const kept = await saveAnswers(scope, registration.reference, changes);
  if (!kept.ok && kept.refusal.code === 'POOL_FULL') return '?full=1';
  if (!kept.ok && kept.refusal.code !== 'INVALID_INPUT') return '?refused=1';
  const refused = kept.ok ? faulty : wanted;
  const left = touched.filter((field) => !wanted.includes(field) || refused.includes(field));
  await keepAside(scope, token, left, typed);
  if (refused.length > 0) return `/edit?check=${refused.join()}#problems`;
  if (pressed !== 'send') return `/edit?kept=1${typeof pressed === 'string' ? '' : `#ask-${pressed.field}`}`;
  const answered = await answerRequest(scope, registration.reference, {});
  if (answered.ok) return '?answered=1';
  return answered.refusal.code === 'ANSWER_INCOMPLETE' ? '/edit?incomplete=1#problems' : '?refused=1';
}

/** What was typed and is not kept yet, apart from the registration. */
async function keepAside(
  scope: Scope,
  token: string | undefined,
  fields: readonly string[],
  typed: Typed,
): Promise<void> {
  if (token) await discardDraft(scope, token);
  if (fields.length === 0) {
    if (token) await editCookie.drop();
    return;
  }
  const names = fields.flatMap(namesOf);
  const saved = await saveDraft(
    scope,
    undefined,
    Object.fromEntries(names.map((name) => [name, typed[name] ?? ''])),
  );
  await editCookie.keep(saved.token);
}
