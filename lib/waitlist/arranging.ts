import { and, eq, sql } from 'drizzle-orm';
import { waiting } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { type SeatBook, wakeList } from '@/lib/pool/book';
import { changePlaces, placeOf, seatWaiters } from '@/lib/pool/line';
import { LINE_ORDER, type Waiter } from '@/lib/pool/list';
import { freeFor } from '@/lib/pool/rules';
import { lockRegistration, lockRegistrations, stateChanged } from '@/lib/registration/transition';
import { welcome } from './commands';
import type { PartyInput, PlaceInput, PriorityInput, PromotionInput } from './input';
import { mayArrangeList } from './policy';
import { movedTo } from './rules';

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED';
type OnList = { book: SeatBook; waiter: Waiter };

/**
 * Gives somebody on the list a seat before their turn. Without a free seat it is refused, unless it is meant to overbook;
 * who withdrew meanwhile is not promoted.
 */
export function promoteByHand(
  scope: Scope,
  { reference, reason, overbook }: PromotionInput,
): Promise<Result<void, Refusal | 'POOL_FULL'>> {
  return onList<'POOL_FULL'>(scope, reference, async (tx, { book, waiter }) => {
    const isFree = freeFor(book.count, waiter) > 0;
    if (!isFree && !overbook) return refuse('POOL_FULL', { free: 0 });
    await seatWaiters(tx, book, [waiter]);
    // A party may have waited for this one alone.
    await wakeList(tx, book);
    await welcome(tx, book, [waiter], {
      action: 'registration.promoted_by_hand',
      after: { isOverbooked: !isFree },
      personal: { reason },
    });
    return ok(undefined);
  });
}

/** Puts somebody before all who have a lower priority; 0 is where everybody begins. */
export const prioritise = (
  scope: Scope,
  { reference, priority, reason }: PriorityInput,
): Promise<Result<void, Refusal>> =>
  onList(scope, reference, async (tx, { book, waiter }) => {
    await changePlaces(tx, book, [waiter.registrationId], { priority });
    await record(tx, {
      action: 'registration.prioritised',
      subject: `registration:${waiter.registrationId}`,
      before: { priority: waiter.priority },
      after: { priority },
      personal: { reason },
    });
    return ok(undefined);
  });

/**
 * Moves somebody to a place in the list of the same pool, with the priority of who stood there; everybody else keeps
 * priority and order.
 */
export const moveInLine = (
  scope: Scope,
  { reference, position, reason }: PlaceInput,
): Promise<Result<void, Refusal>> =>
  onList(scope, reference, async (tx, { book, waiter }) => {
    const line = await tx.db
      .select({ id: waiting.registrationId, priority: waiting.priority, place: waiting.place })
      .from(waiting)
      .where(and(eq(waiting.editionId, waiter.editionId), eq(waiting.pool, waiter.pool)))
      .orderBy(...LINE_ORDER);
    const from = line.findIndex(({ id }) => id === waiter.registrationId);
    const to = Math.min(position, line.length) - 1;
    if (from === to) return ok(undefined);
    await tx.db.execute(sql`
      UPDATE ${waiting} SET priority = to_place.priority, place = to_place.place
      FROM jsonb_to_recordset(${JSON.stringify(movedTo(line, from, to))}::jsonb)
        AS to_place (id uuid, priority int, place bigint)
      WHERE ${waiting.registrationId} = to_place.id`);
    await wakeList(tx, book);
    await record(tx, {
      action: 'registration.moved_in_line',
      subject: `registration:${waiter.registrationId}`,
      before: { position: from + 1 },
      after: { position: to + 1 },
      personal: { reason },
    });
    return ok(undefined);
  });

/**
 * Makes people of one delegation a party: promoted together or not at all. The party stands where its foremost member
 * stands.
 */
export function formParty(
  scope: Scope,
  { references }: PartyInput,
): Promise<Result<string, Refusal | 'PARTY_NOT_ONE'>> {
  return inTransaction<string, Refusal | 'PARTY_NOT_ONE'>(scope, async (tx) => {
    if (!mayArrangeList(tx.actor)) return refuse('NOT_ALLOWED');
    const { book, registrations } = await lockRegistrations(tx, references);
    if (registrations.length !== new Set(references).size) return refuse('NOT_FOUND');
    const gone = registrations.find(({ state }) => state !== 'waitlisted');
    if (gone) return stateChanged(gone.state);
    const delegations = new Set(registrations.map(({ delegationId }) => delegationId));
    if (registrations.length < 2 || delegations.size > 1 || delegations.has(null))
      return refuse('PARTY_NOT_ONE');
    const partyId = newId();
    const ids = registrations.map(({ id }) => id);
    await changePlaces(tx, book, ids, { partyId });
    await record(
      tx,
      ...ids.map((id) => ({
        action: 'party.formed',
        subject: `registration:${id}`,
        after: { party: partyId },
      })),
    );
    return ok(partyId);
  });
}

/** Everybody of the party waits alone again. */
export function dissolveParty(
  scope: Scope,
  { reference }: { reference: string },
): Promise<Result<void, Refusal>> {
  return onList(scope, reference, async (tx, { book, waiter }) => {
    if (!waiter.partyId) return ok(undefined);
    const members = await tx.db.select().from(waiting).where(eq(waiting.partyId, waiter.partyId));
    const ids = members.map(({ registrationId }) => registrationId);
    await changePlaces(tx, book, ids, { partyId: null });
    await record(
      tx,
      ...ids.map((id) => ({
        action: 'party.dissolved',
        subject: `registration:${id}`,
        before: { party: waiter.partyId },
      })),
    );
    return ok(undefined);
  });
}

/** Under the lock, with the right asked: the place of somebody who waits; whoever does not is told as what they are. */
function onList<C extends string = never>(
  scope: Scope,
  reference: string,
  work: (tx: TxScope, found: OnList) => Promise<Result<void, C>>,
): Promise<Result<void, Refusal | C>> {
  return inTransaction<void, Refusal | C>(scope, async (tx) => {
    if (!mayArrangeList(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { book, registration: found } = locked.value;
    const waiter = await placeOf(tx, found.id);
    return waiter ? work(tx, { book, waiter }) : stateChanged(found.state);
  });
}
