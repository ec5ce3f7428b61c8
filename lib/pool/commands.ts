import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { edition, hold, type PoolKey, pool, waiting } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import { seatCount, waitingCount } from './queries';
import { allot, availability, poolFor, type SeatCount } from './rules';

/** Gives a new edition its pools, with nothing held. */
export async function openPools(tx: TxScope, editionId: string): Promise<void> {
  await tx.db.insert(pool).values([
    { editionId, key: 'domestic' },
    { editionId, key: 'international' },
  ]);
}

declare const locked: unique symbol;
/** The seats of one edition under lock. Only `lockSeats` makes one; whatever moves a seat asks for it. */
export type SeatBook = { edition: typeof edition.$inferSelect; count: SeatCount; readonly [locked]: true };

/**
 * Locks the seats of an edition until the transaction ends. Take this lock before any row of a registration: one order
 * for everybody means no deadlock. NO KEY, because rows that merely refer to the edition must not wait. The settings to go
 * by are the book's: those read before may have changed while waiting for the lock.
 */
export async function lockSeats(tx: TxScope, editionId: string): Promise<SeatBook> {
  const [found] = await tx.db.select().from(edition).where(eq(edition.id, editionId)).for('no key update');
  return { edition: found, count: await seatCount(tx, editionId) } as SeatBook;
}

export type Wish = { registrationId: string; isInternational: boolean };

/** Holds a seat for each wish in turn while there are any and nobody waits for them; returns who got one. */
export async function claimSeats(tx: TxScope, book: SeatBook, wishes: Wish[]): Promise<Set<string>> {
  if (wishes.length === 0) return new Set();
  const asked = wishes.map((wish) => ({ ...wish, pool: poolFor(wish.isInternational) }));
  const { held } = allot(book.count, await waitingCount(tx, book.edition.id), asked);
  await holdFor(tx, book, held);
  return new Set(held.map(({ registrationId }) => registrationId));
}

/** Who of them holds a seat afterwards: the one that they had, or a new one while there are any. */
export async function keepOrClaimSeats(tx: TxScope, book: SeatBook, wishes: Wish[]): Promise<Set<string>> {
  const ids = wishes.map(({ registrationId }) => registrationId);
  const kept = await tx.db
    .select({ id: hold.registrationId })
    .from(hold)
    .where(inArray(hold.registrationId, ids));
  const seated = new Set(kept.map(({ id }) => id));
  const claimed = await claimSeats(
    tx,
    book,
    wishes.filter(({ registrationId }) => !seated.has(registrationId)),
  );
  return new Set([...seated, ...claimed]);
}

/** Puts registrations at the end of their pool's waiting list. */
export async function joinWaitingList(tx: TxScope, book: SeatBook, wishes: Wish[]): Promise<void> {
  if (wishes.length === 0) return;
  await tx.db.insert(waiting).values(
    wishes.map(({ registrationId, isInternational }) => ({
      registrationId,
      editionId: book.edition.id,
      pool: poolFor(isInternational),
      since: tx.now,
    })),
  );
}

/** Gives up the seat, or the place in the list, of each registration; a freed seat wakes the waiting list. */
export async function releaseSeats(tx: TxScope, book: SeatBook, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db.delete(waiting).where(inArray(waiting.registrationId, registrationIds));
  const freed = await tx.db
    .delete(hold)
    .where(inArray(hold.registrationId, registrationIds))
    .returning({ pool: hold.pool });
  if (freed.length === 0) return;
  await changeHeld(tx, book, freed, -1);
  await enqueue(tx, { kind: 'waitlist.promote', payload: { editionId: book.edition.id } });
}

/**
 * Turns places in the waiting list into held seats, as far as seats go: in strict order per pool, and a seat that both
 * pools could take goes to who has waited longer.
 */
export async function promoteWaiting(tx: TxScope, book: SeatBook, limit: number): Promise<string[]> {
  const seats = Math.min(limit, availability(book.count).total);
  if (seats === 0) return [];
  const lists = [
    await foremost(tx, book, 'domestic', seats),
    await foremost(tx, book, 'international', seats),
  ];
  const list = lists.flat().sort((one, other) => other.priority - one.priority || one.place - other.place);
  const next = allot(book.count, { domestic: 0, international: 0 }, list).held.slice(0, limit);
  const ids = next.map(({ registrationId }) => registrationId);
  if (ids.length > 0) await tx.db.delete(waiting).where(inArray(waiting.registrationId, ids));
  await holdFor(tx, book, next);
  return ids;
}

const foremost = (tx: TxScope, book: SeatBook, key: PoolKey, limit: number) =>
  tx.db
    .select()
    .from(waiting)
    .where(and(eq(waiting.editionId, book.edition.id), eq(waiting.pool, key)))
    .orderBy(desc(waiting.priority), asc(waiting.place))
    .limit(limit);

async function holdFor(
  tx: TxScope,
  book: SeatBook,
  rows: { registrationId: string; pool: PoolKey }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.db.insert(hold).values(
    rows.map((row) => ({
      registrationId: row.registrationId,
      editionId: book.edition.id,
      pool: row.pool,
      heldAt: tx.now,
    })),
  );
  await changeHeld(tx, book, rows, 1);
}

async function changeHeld(
  tx: TxScope,
  book: SeatBook,
  rows: { pool: PoolKey }[],
  sign: 1 | -1,
): Promise<void> {
  for (const key of ['domestic', 'international'] as const) {
    const change = rows.filter((row) => row.pool === key).length;
    if (change === 0) continue;
    book.count.held[key] += sign * change;
    await tx.db
      .update(pool)
      .set({ heldSeats: book.count.held[key] })
      .where(and(eq(pool.editionId, book.edition.id), eq(pool.key, key)));
  }
}
