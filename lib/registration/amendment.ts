import { eq } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { tracksOf } from '@/lib/edition/queries';
import { isInternational } from '@/lib/edition/rules';
import { moveSeat } from '@/lib/pool/commands';
import { wishOf } from '@/lib/pool/rules';
import { keep } from '@/lib/vault/commands';
import { lookAgain, recordAmendment, returnForIdentity } from './identity';
import type { EditInput } from './input';
import type { Registration } from './intake';
import { isOwner } from './policy';
import { needsOf, openRequestOf } from './queries';
import { changedIdentity, choiceFaults, editableFields, isAsBefore } from './rules';
import { searchTextOf } from './search-text';
import { type Locked, lockRegistration } from './transition';

export type AmendRefusal =
  | 'NOT_FOUND'
  | 'NOT_ALLOWED'
  | 'FIELD_LOCKED'
  | 'STATE_CHANGED'
  | 'INVALID_INPUT'
  | 'POOL_FULL'
  | 'STOPS_TICKET';

/**
 * The person changes what may be changed in the present state; a locked field refuses the whole change. What stops the
 * ticket of somebody approved is done only for who knows that it does: `STOPS_TICKET` names those fields before.
 */
export function amend(
  scope: Scope,
  reference: string,
  changes: EditInput,
  { knowsItStops = false }: { knowsItStops?: boolean } = {},
): Promise<Result<Registration, AmendRefusal>> {
  return inTransaction<Registration, AmendRefusal>(scope, async (tx) => {
    const locked = await lockOwn(tx, reference);
    if (!locked.ok) return locked;
    const { edition, registration: before } = locked.value;
    const amended = await apply(tx, locked.value, changes);
    if (!amended.ok || before.state !== 'approved') return amended;
    const fields = changedIdentity(before, amended.value);
    if (fields.length === 0) return amended;
    if (!knowsItStops) return refuse('STOPS_TICKET', { fields });
    return returnForIdentity(tx, edition, before, amended.value, fields);
  });
}

/** Locks a registration for its owner. */
export async function lockOwn(
  tx: TxScope,
  reference: string,
): Promise<Result<Locked, 'NOT_FOUND' | 'NOT_ALLOWED'>> {
  const locked = await lockRegistration(tx, { reference });
  return locked.ok && !isOwner(tx.actor, locked.value.registration) ? refuse('NOT_ALLOWED') : locked;
}

/** Changes what the present state lets its owner change, all of it or nothing. */
export async function apply(
  tx: TxScope,
  { registration: before, edition, book }: Locked,
  given: EditInput,
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
  // A form sends everything that it shows: what stays as it is is allowed or not like the rest, and not written.
  const changes = without(given, await unchangedIn(tx, before, given));
  if (Object.keys(changes).length === 0) return ok(before);
  await changeNeeds(tx, before.id, changes);
  const country = changes.countryRepresented ?? before.countryRepresented;
  const placed = {
    ...before,
    countryRepresented: country,
    isInternational: isInternational(edition, country),
  };
  if (placed.isInternational !== before.isInternational) {
    const moved = await moveSeat(tx, book, { registrationId: before.id, ...wishOf(placed) });
    if (!moved.ok) return moved;
  }
  return ok(await changeAnswers(tx, before, placed, changes));
}

/** Which of the answers say what is there already. */
export async function unchangedIn(
  tx: TxScope,
  before: Registration,
  given: EditInput,
): Promise<(keyof EditInput)[]> {
  const kept = { ...before, ...(await needsOf(tx, before.id)) };
  return (Object.keys(given) as (keyof EditInput)[]).filter((field) => isAsBefore(kept, field, given[field]));
}

/** Writes a change, of which the right has been asked, with its fact. `placed` is the row with country and pool settled. */
export async function changeAnswers(
  tx: TxScope,
  before: Registration,
  placed: Registration,
  changes: EditInput,
): Promise<Registration> {
  const { accessNeeds: _, diet: __, nameLatin, ...given } = changes;
  const columns = cleared(given);
  const next = {
    ...placed,
    ...columns,
    ...(nameLatin && { givenLatin: nameLatin.given, surnameLatin: nameLatin.surname ?? null }),
  };
  const [changed] = await tx.db
    .update(registration)
    .set({ ...next, searchText: searchTextOf(next) })
    .where(eq(registration.id, before.id))
    .returning();
  const kept = [...Object.keys(columns), ...(nameLatin ? ['givenLatin', 'surnameLatin'] : [])];
  await recordAmendment(tx, before, next, Object.keys(changes), kept);
  await lookAgain(tx, before, next);
  return changed ?? next;
}

type Columns = Omit<EditInput, 'accessNeeds' | 'diet' | 'nameLatin'>;
/** A field that came empty is emptied: drizzle would leave an undefined one as it was. */
const cleared = (given: Columns): Columns =>
  Object.fromEntries(
    Object.entries(given).map(([field, value]) => [field, value ?? (field === 'languages' ? [] : null)]),
  );

/** Gives one registration what is sealed of another, as far as it says nothing itself. */
export async function takeNeeds(tx: TxScope, from: string, to: string): Promise<void> {
  const theirs = await needsOf(tx, from);
  const own = await needsOf(tx, to);
  if (Object.keys(theirs).every((need) => need in own)) return;
  await keep(tx, to, 'needs', { ...theirs, ...own });
}

async function changeNeeds(tx: TxScope, registrationId: string, changes: EditInput): Promise<void> {
  if (!('accessNeeds' in changes || 'diet' in changes)) return;
  const kept = await needsOf(tx, registrationId);
  const needs = {
    accessNeeds: 'accessNeeds' in changes ? changes.accessNeeds : kept.accessNeeds,
    diet: 'diet' in changes ? changes.diet : kept.diet,
  };
  await keep(tx, registrationId, 'needs', needs);
}

const without = (given: EditInput, fields: readonly string[]): EditInput =>
  Object.fromEntries(Object.entries(given).filter(([field]) => !fields.includes(field)));
