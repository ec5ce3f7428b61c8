import { and, eq, isNull } from 'drizzle-orm';
import { informationRequest, type RegistrationState, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { Edition } from '@/lib/edition/rules';
import { lockSeats, releaseSeats, type SeatBook } from '@/lib/pool/commands';
import { endTickets } from '@/lib/ticket/commands';
import type { Registration } from './intake';
import { isReference, mayMove } from './rules';

export type Locked = { edition: Edition; book: SeatBook; registration: Registration };

/** Locks the seats of the current edition, then one registration of it: the order that every command keeps. */
export async function lockRegistration(
  tx: TxScope,
  key: { reference: string } | { id: string },
): Promise<Result<Locked, 'NOT_FOUND'>> {
  if ('reference' in key && !isReference(key.reference)) return refuse('NOT_FOUND');
  const book = await lockSeats(tx, (await currentEdition(tx)).id);
  const { edition } = book;
  const wanted = 'id' in key ? eq(registration.id, key.id) : eq(registration.reference, key.reference);
  const [found] = await tx.db
    .select()
    .from(registration)
    .where(and(wanted, eq(registration.editionId, edition.id)))
    // NO KEY, because a scan that refers to the registration must not wait while this waits for the scanned ticket.
    .for('no key update');
  return found ? ok({ edition, book, registration: found }) : refuse('NOT_FOUND');
}

/**
 * Moves a registration from the state that was read to another, and records it. The update is conditional: whoever
 * comes second learns what the first decided.
 */
export async function changeState(
  tx: TxScope,
  registrationRead: Registration,
  to: RegistrationState,
  fact: { action: string; after?: Record<string, unknown>; personal?: Record<string, unknown> },
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  const { id, state: from } = registrationRead;
  if (!mayMove(from, to)) return stateChanged(from);
  const [changed] = await tx.db
    .update(registration)
    .set({ state: to, stateChangedAt: tx.now })
    .where(and(eq(registration.id, id), eq(registration.state, from)))
    .returning();
  if (!changed) return stateChanged(await stateOf(tx, id));
  await record(tx, {
    action: fact.action,
    subject: `registration:${id}`,
    before: { state: from },
    after: { state: to, ...fact.after },
    personal: fact.personal,
  });
  return ok(changed);
}

/** Ends a registration: the state, its seat or place in the list, its ticket and what it was asked, in one go. */
export async function leave(
  tx: TxScope,
  { book, registration: left }: Locked,
  to: 'withdrawn' | 'cancelled' | 'lapsed' | 'rejected',
  fact: { after?: Record<string, unknown>; personal?: Record<string, unknown> } = {},
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  const changed = await changeState(tx, left, to, { action: `registration.${to}`, ...fact });
  if (!changed.ok) return changed;
  await releaseSeats(tx, book, [left.id]);
  await endTickets(tx, [left.id], 'revoked');
  await closeRequests(tx, left.id);
  return changed;
}

/** Closes the open request of a registration: it was answered, or what happened made it moot. */
export async function closeRequests(tx: TxScope, registrationId: string): Promise<void> {
  await tx.db
    .update(informationRequest)
    .set({ answeredAt: tx.now })
    .where(and(eq(informationRequest.registrationId, registrationId), isNull(informationRequest.answeredAt)));
}

export const stateChanged = (state: RegistrationState | undefined) => refuse('STATE_CHANGED', { state });

async function stateOf(tx: TxScope, id: string): Promise<RegistrationState | undefined> {
  const [row] = await tx.db
    .select({ state: registration.state })
    .from(registration)
    .where(eq(registration.id, id));
  return row?.state;
}
