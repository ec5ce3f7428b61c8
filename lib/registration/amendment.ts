import { and, eq, isNull, sql } from 'drizzle-orm';
import { informationRequest, registration, registrationVault } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { tracksOf } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
import type { EditInput } from './input';
import { type Registration, searchTextOf } from './intake';
import { sealedNeeds } from './needs';
import { isOwner } from './policy';
import { needsOf, openRequestOf } from './queries';
import { choiceFaults, editableFields, isAsBefore } from './rules';
import { changeState, closeRequests, type Locked, lockRegistration, stateChanged } from './transition';

type AmendRefusal = 'NOT_FOUND' | 'NOT_ALLOWED' | 'FIELD_LOCKED' | 'STATE_CHANGED' | 'INVALID_INPUT';

/** The person changes what may be changed in the present state; a locked field refuses the whole change. */
export function amend(
  scope: Scope,
  reference: string,
  changes: EditInput,
): Promise<Result<Registration, AmendRefusal>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockOwn(tx, reference);
    return locked.ok ? apply(tx, locked.value, changes) : locked;
  });
}

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
  const sealed = await needsOf(tx, before.id);
  const fields = Object.keys(given) as (keyof EditInput)[];
  const same = fields.filter((field) => isAsBefore({ ...before, ...sealed }, field, given[field]));
  const kept = await apply(tx, locked, given, same);
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

async function lockOwn(tx: TxScope, reference: string): Promise<Result<Locked, 'NOT_FOUND' | 'NOT_ALLOWED'>> {
  const locked = await lockRegistration(tx, { reference });
  return locked.ok && !isOwner(tx.actor, locked.value.registration) ? refuse('NOT_ALLOWED') : locked;
}

async function apply(
  tx: TxScope,
  { registration: before, edition }: Locked,
  given: EditInput,
  /** Fields that were looked at and stay as they are: allowed or not like any other, but not written. */
  same: readonly (keyof EditInput)[] = [],
): Promise<Result<Registration, AmendRefusal>> {
  const requested = (await openRequestOf(tx, before.id))?.fields ?? [];
  const forbidden = (Object.keys(given) as (keyof EditInput)[]).filter(
    (field) => !editableFields(before.state, requested).includes(field),
  );
  if (forbidden.length > 0) return refuse('FIELD_LOCKED', { fields: forbidden });
  const faults = choiceFaults(
    { tracks: await tracksOf(tx, edition.id), categories: [] },
    { tracks: given.tracks },
  );
  if (faults.length > 0) return invalid(faults);
  const changes = without(given, same);
  if (Object.keys(changes).length === 0) return ok(before);
  await changeNeeds(tx, before.id, changes);
  return ok(await changeRow(tx, before, changes));
}

async function changeRow(tx: TxScope, before: Registration, changes: EditInput): Promise<Registration> {
  const { accessNeeds: _, diet: __, nameLatin, ...given } = changes;
  const columns = cleared(given);
  const next = {
    ...before,
    ...columns,
    ...(nameLatin && { givenLatin: nameLatin.given, surnameLatin: nameLatin.surname ?? null }),
  };
  const [changed] = await tx.db
    .update(registration)
    .set({ ...next, searchText: searchTextOf(next) })
    .where(eq(registration.id, before.id))
    .returning();
  const kept = [...Object.keys(columns), ...(nameLatin ? ['givenLatin', 'surnameLatin'] : [])];
  await record(tx, {
    action: 'registration.amended',
    subject: `registration:${before.id}`,
    after: { fields: Object.keys(changes) },
    personal: { before: pick(before, kept), after: pick(next, kept) },
  });
  return changed ?? next;
}

type Columns = Omit<EditInput, 'accessNeeds' | 'diet' | 'nameLatin'>;
/** A field that came empty is emptied: drizzle would leave an undefined one as it was. */
const cleared = (given: Columns): Columns =>
  Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, value ?? (field === 'languages' ? [] : null)]),
  );

async function changeNeeds(tx: TxScope, registrationId: string, changes: EditInput): Promise<void> {
  if (!('accessNeeds' in changes || 'diet' in changes)) return;
  const kept = await needsOf(tx, registrationId);
  const needs = {
    accessNeeds: 'accessNeeds' in changes ? changes.accessNeeds : kept.accessNeeds,
    diet: 'diet' in changes ? changes.diet : kept.diet,
  };
  const sealed = sealedNeeds(registrationId, needs);
  await tx.db
    .insert(registrationVault)
    .values({ registrationId, sealed })
    .onConflictDoUpdate({ target: registrationVault.registrationId, set: { sealed } });
}

const without = (given: EditInput, fields: readonly string[]): EditInput =>
  Object.fromEntries(Object.entries(given).filter(([field]) => !fields.includes(field)));

const pick = (from: Registration, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, from[key as keyof Registration]]));
