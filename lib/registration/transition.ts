import { and, asc, eq, inArray, isNull, type SQL } from 'drizzle-orm';
import { insertAll } from '@/db/insert';
import { informationRequest, type RegistrationState, registration } from '@/db/schema';
import { factRows } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { recallOvertaken } from '@/lib/mail/recalling';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { releaseSeats } from '@/lib/pool/commands';
import { endTickets } from '@/lib/ticket/commands';
import type { Registration } from './intake';
import { isReference, mayMove } from './rules';
import { spellRows } from './spells';

export type Locked = { edition: Edition; book: SeatBook; registration: Registration };

/** Locks the seats of the current edition, then one registration of it: the order that every command keeps. */
export async function lockRegistration(
  tx: TxScope,
  key: { reference: string } | { id: string },
): Promise<Result<Locked, 'NOT_FOUND'>> {
  if ('reference' in key && !isReference(key.reference)) return refuse('NOT_FOUND');
  const book = await lockSeats(tx);
  const { edition } = book;
  const wanted = 'id' in key ? eq(registration.id, key.id) : eq(registration.reference, key.reference);
  const [found] = await tx.db
    .select()
    .from(registration)
    // Who was erased is nobody any more, for whatever there is to be done.
    .where(and(wanted, eq(registration.editionId, edition.id), isNull(registration.erasedAt)))
    // NO KEY, because a scan that refers to the registration must not wait while this waits for the scanned ticket.
    .for('no key update');
  return found ? ok({ edition, book, registration: found }) : refuse('NOT_FOUND');
}

type LockedMany = { book: SeatBook; registrations: Registration[] };

/** Locks many registrations of the current edition, its seats first; those it does not have are left out. */
export const lockRegistrations = (tx: TxScope, references: string[]): Promise<LockedMany> =>
  lockMany(tx, inArray(registration.reference, references.filter(isReference)));

export const lockRegistrationsById = (tx: TxScope, ids: string[]): Promise<LockedMany> =>
  lockMany(tx, inArray(registration.id, ids));

async function lockMany(tx: TxScope, wanted: SQL): Promise<LockedMany> {
  const book = await lockSeats(tx);
  const registrations = await tx.db
    .select()
    .from(registration)
    .where(and(wanted, eq(registration.editionId, book.edition.id), isNull(registration.erasedAt)))
    .orderBy(asc(registration.id))
    .for('no key update');
  return { book, registrations };
}

export type StateFact = {
  action: string;
  after?: Record<string, unknown>;
  personal?: Record<string, unknown>;
};

/**
 * Moves a registration from the state that was read to another, and records it. The update is conditional: whoever
 * comes second learns what the first decided.
 */
export async function changeState(
  tx: TxScope,
  registrationRead: Registration,
  to: RegistrationState,
  fact: StateFact,
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  const [changed] = await changeStates(tx, [registrationRead], to, fact);
  return changed ? ok(changed) : stateChanged(await stateOf(tx, registrationRead.id));
}

/** The same for many at once; returns those that were still in the state in which they were read. */
export async function changeStates(
  tx: TxScope,
  read: Registration[],
  to: RegistrationState,
  fact: StateFact,
): Promise<Registration[]> {
  const changed: Registration[] = [];
  for (const from of new Set(read.map(({ state }) => state))) {
    if (!mayMove(from, to)) continue;
    const ids = read.filter(({ state }) => state === from).map(({ id }) => id);
    const moved = await tx.db
      .update(registration)
      .set({ state: to, stateChangedAt: tx.now, ...(from === 'approved' && NOT_ASKED) })
      .where(and(inArray(registration.id, ids), eq(registration.state, from)))
      .returning();
    const hasMoved = new Set(moved.map(({ id }) => id));
    const facts = moved.map(({ id }) => ({
      action: fact.action,
      subject: `registration:${id}`,
      before: { state: from },
      after: { state: to, ...fact.after },
      personal: fact.personal,
    }));
    const left = read.filter(({ id }) => hasMoved.has(id));
    await insertAll(tx.db, spellRows(tx, left), ...factRows(tx, facts));
    changed.push(...moved);
  }
  await recallOvertaken(
    tx,
    changed.map(({ id }) => id),
  );
  return changed;
}

/** Whether one will come is asked of the approved; who is approved again is asked again. */
const NOT_ASKED = {
  attendanceAskedAt: null,
  attendanceDueAt: null,
  attendanceRemindedAt: null,
  attendanceConfirmedAt: null,
};

type Ended = 'withdrawn' | 'cancelled' | 'lapsed' | 'rejected';

/** Ends a registration: the state, its seat or place in the list, its ticket and what it was asked, in one go. */
export async function leave(
  tx: TxScope,
  { book, registration: left }: Locked,
  to: Ended,
  fact: Omit<StateFact, 'action'> = {},
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  const [gone] = await leaveTogether(tx, book, [left], to, fact);
  return gone ? ok(gone) : stateChanged(await stateOf(tx, left.id));
}

/** Ends many at once; returns those that were still in the state in which they were read. */
export async function leaveTogether(
  tx: TxScope,
  book: SeatBook,
  left: Registration[],
  to: Ended,
  fact: Omit<StateFact, 'action'> = {},
): Promise<Registration[]> {
  const gone = await changeStates(tx, left, to, { action: `registration.${to}`, ...fact });
  const ids = gone.map(({ id }) => id);
  await releaseSeats(tx, book, ids);
  await endTickets(tx, ids, 'revoked');
  await closeRequests(tx, ids);
  return gone;
}

/** Closes the open requests of registrations: they were answered, or what happened made them moot. */
export async function closeRequests(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(informationRequest)
    .set({ answeredAt: tx.now })
    .where(
      and(inArray(informationRequest.registrationId, registrationIds), isNull(informationRequest.answeredAt)),
    );
}

export const stateChanged = (state: RegistrationState | undefined) => refuse('STATE_CHANGED', { state });

async function stateOf(tx: TxScope, id: string): Promise<RegistrationState | undefined> {
  const [row] = await tx.db
    .select({ state: registration.state })
    .from(registration)
    .where(eq(registration.id, id));
  return row?.state;
}
