import { eq, inArray } from 'drizzle-orm';
import { rowsFor } from '@/db/insert';
import { hold, pool, waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import { afterTheList, changeCounters, type SeatBook, type Seeker, wakeList } from './book';
import { allot, counting, worseIn } from './rules';

/** Gives a new edition its pools, with nothing held. */
export async function openPools(tx: TxScope, editionId: string): Promise<void> {
  await tx.db.insert(pool).values([
    { editionId, key: 'domestic' },
    { editionId, key: 'international' },
  ]);
}

/** What a newcomer gets: a seat, one that an invitation has kept, or a place in the list. */
export type Placing = { seated: Seeker[]; left: Seeker[] };

/**
 * Who of the newcomers gets a seat, in the order given: only what is left after everybody on the list who can be seated,
 * so nobody overtakes it. Decides and writes nothing.
 */
export async function placeNewcomers(tx: TxScope, book: SeatBook, seekers: Seeker[]): Promise<Placing> {
  const { count } = await afterTheList(tx, book);
  const { held, left } = allot(
    count,
    seekers.map((seeker) => [seeker]),
  );
  return { seated: held, left };
}

/** Holds a seat for each seeker in turn while there are any and nobody waits for them; returns who got one. */
export async function claimSeats(tx: TxScope, book: SeatBook, seekers: Seeker[]): Promise<Set<string>> {
  if (seekers.length === 0) return new Set();
  const { seated } = await placeNewcomers(tx, book, seekers);
  await holdSeats(tx, book, seated);
  return new Set(seated.map(({ registrationId }) => registrationId));
}

/** Who of them holds a seat afterwards: the one that they had, or a new one while there are any. */
export async function keepOrClaimSeats(tx: TxScope, book: SeatBook, seekers: Seeker[]): Promise<Set<string>> {
  const ids = seekers.map(({ registrationId }) => registrationId);
  const kept = await tx.db
    .select({ id: hold.registrationId })
    .from(hold)
    .where(inArray(hold.registrationId, ids));
  const seated = new Set(kept.map(({ id }) => id));
  const claimed = await claimSeats(
    tx,
    book,
    seekers.filter(({ registrationId }) => !seated.has(registrationId)),
  );
  return new Set([...seated, ...claimed]);
}

/** Holds a seat for each, whether or not there is one: the caller has decided that. */
export async function holdSeats(tx: TxScope, book: SeatBook, seekers: Seeker[]): Promise<void> {
  if (seekers.length === 0) return;
  await tx.db.insert(hold).values(holdRows(tx, book, seekers).rows as (typeof hold.$inferInsert)[]);
  await changeCounters(tx, book, { held: seekers });
}

export const holdRows = (tx: TxScope, book: SeatBook, seekers: Seeker[]) =>
  rowsFor(
    hold,
    seekers.map(({ registrationId, pool: key, caps }) => ({
      registrationId,
      editionId: book.edition.id,
      pool: key,
      caps: [...caps],
      heldAt: tx.now,
    })),
  );

/** Gives up the seat, or the place in the list, of each registration; a freed seat wakes the waiting list. */
export async function releaseSeats(tx: TxScope, book: SeatBook, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  const left = await tx.db
    .delete(waiting)
    .where(inArray(waiting.registrationId, registrationIds))
    .returning({ pool: waiting.pool, caps: waiting.caps });
  const freed = await tx.db
    .delete(hold)
    .where(inArray(hold.registrationId, registrationIds))
    .returning({ pool: hold.pool, caps: hold.caps });
  await changeCounters(tx, book, { freed, left });
  // Who leaves the list may have kept seats for a party, or been the party that seats were kept for.
  if (freed.length + left.length > 0) await wakeList(tx, book);
}

/** Moves a held seat, or a place in the list, to other pools; where one of them is full nothing changes, and it is named. */
export async function moveSeat(
  tx: TxScope,
  book: SeatBook,
  { registrationId, ...to }: Seeker,
): Promise<Result<void, 'POOL_FULL'>> {
  const where = { pool: to.pool, caps: [...to.caps] };
  const mine = eq(hold.registrationId, registrationId);
  const [held] = await tx.db.select().from(hold).where(mine);
  if (held) {
    // What is kept of the seat is nobody else's: only the pools entered anew must have room, after whoever waits for them.
    const { count } = await afterTheList(tx, book);
    const full = worseIn(counting(counting(count, held, -1), to, 1), count);
    if (full) return refuse('POOL_FULL', { pool: full === 'total' ? to.pool : full });
    await tx.db.update(hold).set(where).where(mine);
    await changeCounters(tx, book, { freed: [held], held: [to] });
    await wakeList(tx, book);
    return ok(undefined);
  }
  const [waited] = await tx.db.select().from(waiting).where(eq(waiting.registrationId, registrationId));
  if (!waited) return ok(undefined);
  await tx.db.update(waiting).set(where).where(eq(waiting.registrationId, registrationId));
  await changeCounters(tx, book, { left: [waited], joined: [to] });
  await wakeList(tx, book);
  return ok(undefined);
}
