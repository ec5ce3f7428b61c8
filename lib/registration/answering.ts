import { and, eq, isNull, sql } from 'drizzle-orm';
import { informationRequest } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import { type AmendRefusal, apply, lockOwn, unchangedIn } from './amendment';
import type { EditInput } from './input';
import type { Registration } from './intake';
import { openRequestOf } from './queries';
import { changeState, closeRequests, type Locked, stateChanged } from './transition';

type AnswerRefusal = AmendRefusal | 'ANSWER_INCOMPLETE';

/**
 * The person sees to some of what was asked for: it is kept at once, and ticked off even where it stays as it was. The
 * application comes back to review only with `answerRequest`.
 */
export function saveAnswers(
  scope: Scope,
  reference: string,
  changes: EditInput,
): Promise<Result<Registration, AmendRefusal>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockAsked(tx, reference);
    return locked.ok ? keepAnswers(tx, locked.value, changes) : locked;
  });
}

/**
 * The person answers a request for information: the changes are kept, and the application returns to review and into the
 * queue of whoever asked. Refused as long as something that was asked for has not been seen to.
 */
export function answerRequest(
  scope: Scope,
  reference: string,
  changes: EditInput,
): Promise<Result<Registration, AnswerRefusal>> {
  return inTransaction<Registration, AnswerRefusal>(scope, async (tx) => {
    const locked = await lockAsked(tx, reference);
    if (!locked.ok) return locked;
    const kept = await keepAnswers(tx, locked.value, changes);
    if (!kept.ok) return kept;
    const request = await openRequestOf(tx, kept.value.id);
    const missing = request?.fields.filter((field) => !request.done.includes(field)) ?? [];
    if (missing.length > 0) return refuse('ANSWER_INCOMPLETE', { fields: missing });
    await closeRequests(tx, [kept.value.id]);
    if (request) await enqueue(tx, { kind: 'queue.return_answer', payload: { requestId: request.id } });
    return changeState(tx, kept.value, 'submitted', { action: 'registration.information_given' });
  });
}

async function lockAsked(
  tx: TxScope,
  reference: string,
): Promise<Result<Locked, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  const locked = await lockOwn(tx, reference);
  if (!locked.ok) return locked;
  const { state } = locked.value.registration;
  return state === 'needs_info' ? locked : stateChanged(state);
}

/** Keeps what differs, and ticks off whatever was seen to. */
async function keepAnswers(
  tx: TxScope,
  locked: Locked,
  given: EditInput,
): Promise<Result<Registration, AmendRefusal>> {
  const { registration: before } = locked;
  const fields = Object.keys(given);
  const same = await unchangedIn(tx, before, given);
  const kept = await apply(tx, locked, given);
  if (!kept.ok || fields.length === 0) return kept;
  await tx.db
    .update(informationRequest)
    .set({
      done: sql`ARRAY(SELECT DISTINCT unnest(${informationRequest.done} || ${sql.param(fields)}::text[]))`,
    })
    .where(and(eq(informationRequest.registrationId, before.id), isNull(informationRequest.answeredAt)));
  if (same.length > 0)
    await record(tx, {
      action: 'registration.answers_confirmed',
      subject: `registration:${before.id}`,
      after: { fields: same },
    });
  return kept;
}
