import { and, eq, sql } from 'drizzle-orm';
import { insertAll, type Part } from '@/db/insert';
import { CURRENT_EDITION, edition, type PoolKey, pool } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import { taskParts } from '@/lib/task/commands';
import { nextInLine } from './list';
import { seatCount } from './queries';
import { availability, counting, type SeatCount, type Wish } from './rules';

declare const locked: unique symbol;
/** The seats of one edition under lock. Only `lockSeats` makes one; whatever moves a seat asks for it. */
export type SeatBook = {
  edition: typeof edition.$inferSelect;
  count: SeatCount;
  waiting: Map<PoolKey, number>;
  readonly [locked]: true;
};

/**
 * Locks the seats of the current edition until the transaction ends. Take this lock before any row of a registration: one order
 * for everybody means no deadlock. NO KEY, because rows that merely refer to the edition must not wait. The settings to go
 * by are the book's: those read before may have changed while waiting for the lock.
 */
export async function lockSeats(tx: TxScope): Promise<SeatBook> {
  const lock = tx.db.select().from(edition).where(eq(edition.isCurrent, true)).for('no key update');
  // Two statements on one trip: what the first one reads beside the locked row may be older than the lock, and the second
  // begins when the lock is had. `execute` sends at once, so the lock goes first.
  const [[found], counted] = await Promise.all([lock.execute(), seatCount(tx, CURRENT_EDITION)]);
  if (!found) throw new Error('there is no current edition');
  return { edition: found, ...counted } as SeatBook;
}

/** A registration and where it needs a seat. */
export type Seeker = Wish & { registrationId: string };

/** What is left for who does not wait, after everybody on the list who can be seated now. */
export async function afterTheList(tx: TxScope, book: SeatBook): Promise<{ count: SeatCount }> {
  const free = availability(book.count);
  const isOwed = (['domestic', 'international'] as const).some(
    (key) => free[key] > 0 && (book.waiting.get(key) ?? 0) > 0,
  );
  return isOwed ? nextInLine(tx, book.edition.id, book.count) : book;
}

/** Lets the waiting list move as soon as this transaction has committed. */
export const wakeList = (tx: TxScope, book: SeatBook): Promise<void> => insertAll(tx.db, ...wakeParts(book));
export const wakeParts = (book: SeatBook): Part[] =>
  taskParts([{ kind: 'waitlist.promote', payload: { editionId: book.edition.id } }]);

type Changes = { held?: Wish[]; freed?: Wish[]; joined?: Wish[]; left?: Wish[] };

/** Brings the counters of the pools, in the database and in the book, to what has just been written. */
export const changeCounters = (tx: TxScope, book: SeatBook, changes: Changes): Promise<void> =>
  insertAll(tx.db, ...counterParts(book, changes));

/** The same for who writes it together with the rows; the book is brought up at once. */
export function counterParts(book: SeatBook, changes: Changes): Part[] {
  const seats = difference(changes.held, changes.freed);
  const people = difference(changes.joined, changes.left);
  const keys = [...new Set([...seats.keys(), ...people.keys()])].filter((key) => book.waiting.has(key));
  if (keys.length === 0) return [];
  for (const wish of changes.held ?? []) book.count = counting(book.count, wish, 1);
  for (const wish of changes.freed ?? []) book.count = counting(book.count, wish, -1);
  for (const key of keys) book.waiting.set(key, (book.waiting.get(key) ?? 0) + (people.get(key) ?? 0));
  const rows = keys.map((key) => ({ key, seats: seats.get(key) ?? 0, people: people.get(key) ?? 0 }));
  const change = sql`
    UPDATE ${pool} SET held_seats = held_seats + change.seats, waiting_people = waiting_people + change.people
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS change (key text, seats int, people int)
    WHERE ${and(eq(pool.editionId, book.edition.id), sql`${pool.key} = change.key`)}`;
  return [{ change }];
}

function difference(more: Wish[] = [], less: Wish[] = []): Map<PoolKey, number> {
  const sums = new Map<PoolKey, number>();
  const add = (wishes: Wish[], sign: 1 | -1) => {
    for (const { pool: key, caps } of wishes) {
      for (const one of [key, ...caps]) sums.set(one, (sums.get(one) ?? 0) + sign);
    }
  };
  add(more, 1);
  add(less, -1);
  return sums;
}
