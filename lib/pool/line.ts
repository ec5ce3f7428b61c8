import { eq, inArray } from 'drizzle-orm';
import { rowsFor } from '@/db/insert';
import { hold, waiting } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import type { TxScope } from '@/lib/core/scope';
import { changeCounters, type SeatBook, type Seeker, wakeList } from './book';
import { holdRows } from './commands';
import { nextInLine, type Waiter } from './list';

/** Who joins may have been approved already, so that a seat is all they wait for. */
type Joining = Seeker & { isApproved?: boolean };

/** Puts registrations at the end of their pool's waiting list. */
export async function joinWaitingList(tx: TxScope, book: SeatBook, seekers: Joining[]): Promise<void> {
  if (seekers.length === 0) return;
  await tx.db.insert(waiting).values(waitingRows(tx, book, seekers).rows as (typeof waiting.$inferInsert)[]);
  await changeCounters(tx, book, { joined: seekers });
}

/** The rows of places, numbered in the order of the seekers. */
export const waitingRows = (tx: TxScope, book: SeatBook, seekers: Joining[]) =>
  rowsFor(
    waiting,
    seekers.map(({ registrationId, pool: key, caps, isApproved }) => ({
      registrationId,
      editionId: book.edition.id,
      pool: key,
      caps: [...caps],
      since: tx.now,
      ...(isApproved && { approvedAt: tx.now, approvedBy: actorKey(tx.actor) }),
    })),
  );

/** Gives free seats to those who have waited longest, `limit` at most; returns them as they stood in the list. */
export async function promoteWaiting(tx: TxScope, book: SeatBook, limit: number): Promise<Waiter[]> {
  const { next } = await nextInLine(tx, book.edition.id, book.count, limit);
  await seatWaiters(tx, book, next);
  return next;
}

/** Takes people off the list and holds a seat for each. */
export async function seatWaiters(tx: TxScope, book: SeatBook, waiters: Waiter[]): Promise<void> {
  if (waiters.length === 0) return;
  const ids = waiters.map(({ registrationId }) => registrationId);
  await tx.db.delete(waiting).where(inArray(waiting.registrationId, ids));
  await tx.db.insert(hold).values(holdRows(tx, book, waiters).rows as (typeof hold.$inferInsert)[]);
  await changeCounters(tx, book, { held: waiters, left: waiters });
}

/** What an organiser may change about somebody's place; who is not on the list is left as is. */
type PlaceChange = { priority?: number; partyId?: string | null };

/** Changes places in the list, and lets it move by them. */
export async function changePlaces(
  tx: TxScope,
  book: SeatBook,
  registrationIds: string[],
  change: PlaceChange,
): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db.update(waiting).set(change).where(inArray(waiting.registrationId, registrationIds));
  await wakeList(tx, book);
}

/** Notes that these are approved already: promotion makes them approved, and asks nobody again. */
export async function approveWaiting(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(waiting)
    .set({ approvedAt: tx.now, approvedBy: actorKey(tx.actor) })
    .where(inArray(waiting.registrationId, registrationIds));
}

/** The place of one registration in the list; undefined for who does not wait. */
export async function placeOf(tx: TxScope, registrationId: string): Promise<Waiter | undefined> {
  const [found] = await tx.db.select().from(waiting).where(eq(waiting.registrationId, registrationId));
  return found;
}
