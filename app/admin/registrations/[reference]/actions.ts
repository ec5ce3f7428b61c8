'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { runAction, typedOf } from '@/app/_server/action';
import { pageScope } from '@/app/_server/scope';
import { registrationRecord, UNNAMED } from '@/lib/dashboard/record';
import { decide } from '@/lib/review/commands';
import { decisionInput, moveInput } from '@/lib/review/input';
import { moveRegistration } from '@/lib/review/moving';
import { deskEdition } from '../../_desk/door';
import { factWords } from '../../_desk/fact-words';
import type { DeskState } from '../../_desk/form-state';
import { told } from '../../_desk/told';
import { recordAddress } from '../list-address';
import { afterDecision } from './after-decision';
import { whatIsFull } from './full-pool';
import { typedRequest } from './typed-request';

const onOne = z.object({ reference: z.string().min(1).max(40) });

/** Takes a decision, and comes back to the record; when somebody was faster, says who, and what was decided. */
export async function decideOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const reference = onOne.safeParse(typed);
  if (!reference.success) return told({ refusal: { code: 'NOT_FOUND' }, requestId: '' }, typed);
  const raw = {
    decision: typed.decision,
    seenState: typed.seenState,
    seenApproved: typed.seenApproved,
    reasonCode: typed.reasonCode || undefined,
    note: typed.note,
    ...(typed.decision === 'request_info' && (await typedRequest(typed))),
  };
  const result = await runAction(decisionInput, raw, (scope, input) =>
    decide(scope, reference.data.reference, input),
  );
  if (result.ok) redirect(await afterDecision(reference.data.reference, String(typed.decision), typed));
  const answer = await told(result, typed);
  if (result.refusal.code !== 'STATE_CHANGED') return answer;
  refresh();
  return { ...answer, message: await whoWasFaster(reference.data.reference, String(typed.note ?? '')) };
}

/** Moves the person with the seat; where there is no room, says which pool has none. */
export async function moveOne(_: DeskState, form: FormData): Promise<DeskState> {
  const typed = typedOf(form);
  const onlyReference = onOne.safeParse(typed);
  if (!onlyReference.success) return told({ refusal: { code: 'NOT_FOUND' }, requestId: '' }, typed);
  const { reference } = onlyReference.data;
  const result = await runAction(moveInput, typed, (scope, input) =>
    moveRegistration(scope, reference, input),
  );
  if (result.ok) redirect(`${recordAddress(reference)}?taken=move`);
  const answer = await told(result, typed);
  const pool = result.refusal.details?.pool;
  if (result.refusal.code !== 'POOL_FULL' || typeof pool !== 'string') return answer;
  return { ...answer, message: await whatIsFull(pool) };
}

async function whoWasFaster(reference: string, note: string): Promise<string> {
  const scope = await pageScope();
  const [words, record, { clock }] = await Promise.all([
    getTranslations('admin.decision.changed'),
    registrationRecord(scope, reference),
    deskEdition(),
  ]);
  const last = record.ok ? record.value.history.findLast((fact) => fact.after?.state) : undefined;
  if (!record.ok || !last) return words('unknown');
  const facts = await factWords(record.value.actors, record.value.registration.email ?? UNNAMED);
  const sentence = words('told', {
    what: facts.what(last),
    time: clock.moment(last.at),
    who: facts.who(last.actor),
  });
  return note ? `${sentence} ${words('note', { note })}` : sentence;
}
