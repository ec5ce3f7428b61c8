import { eq } from 'drizzle-orm';
import { registration, registrationVault } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { tracksOf } from '@/lib/edition/queries';
import type { EditInput } from './input';
import { type Registration, searchTextOf } from './intake';
import { sealedNeeds } from './needs';
import { isOwner } from './policy';
import { needsOf, openRequestOf } from './queries';
import { choiceFaults, editableFields } from './rules';
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

/** The person answers a request for information: the changes are kept and the application returns to review. */
export function answerRequest(
  scope: Scope,
  reference: string,
  changes: EditInput,
): Promise<Result<Registration, AmendRefusal>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockOwn(tx, reference);
    if (!locked.ok) return locked;
    const { state } = locked.value.registration;
    if (state !== 'needs_info') return stateChanged(state);
    const amended = await apply(tx, locked.value, changes);
    if (!amended.ok) return amended;
    await closeRequests(tx, [amended.value.id]);
    return changeState(tx, amended.value, 'submitted', { action: 'registration.information_given' });
  });
}

async function lockOwn(tx: TxScope, reference: string): Promise<Result<Locked, 'NOT_FOUND' | 'NOT_ALLOWED'>> {
  const locked = await lockRegistration(tx, { reference });
  return locked.ok && !isOwner(tx.actor, locked.value.registration) ? refuse('NOT_ALLOWED') : locked;
}

async function apply(
  tx: TxScope,
  { registration: before, edition }: Locked,
  changes: EditInput,
): Promise<Result<Registration, AmendRefusal>> {
  const requested = (await openRequestOf(tx, before.id))?.fields ?? [];
  const given = Object.keys(changes) as (keyof EditInput)[];
  const forbidden = given.filter((field) => !editableFields(before.state, requested).includes(field));
  if (forbidden.length > 0) return refuse('FIELD_LOCKED', { fields: forbidden });
  const faults = choiceFaults(
    { tracks: await tracksOf(tx, edition.id), categories: [] },
    { tracks: changes.tracks },
  );
  if (faults.length > 0) return invalid(faults);
  if (given.length === 0) return ok(before);
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

const pick = (from: Registration, keys: string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, from[key as keyof Registration]]));
