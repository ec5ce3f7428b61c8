import { and, eq, inArray, sql } from 'drizzle-orm';
import { hold, type Prior, waiting } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import type { Scope, TxScope } from '@/lib/core/scope';
import { changeCounters, type SeatBook, type Seeker, wakeList } from './book';
import { holdSeats } from './commands';
import { allot } from './rules';

/** Who holds a seat, and who waits, of some registrations. */
export async function placesOf(tx: TxScope, registrationIds: string[]) {
  const [seats, line] = [
    await tx.db.select().from(hold).where(inArray(hold.registrationId, registrationIds)),
    await tx.db.select().from(waiting).where(inArray(waiting.registrationId, registrationIds)),
  ];
  return {
    holds: new Map(seats.map((one) => [one.registrationId, one])),
    waiters: new Map(line.map((one) => [one.registrationId, one])),
  };
}

/** Who of them holds a seat. */
export async function seatedOf(scope: Pick<Scope, 'db'>, registrationIds: string[]): Promise<Set<string>> {
  if (registrationIds.length === 0) return new Set();
  const rows = await scope.db
    .select({ id: hold.registrationId })
    .from(hold)
    .where(inArray(hold.registrationId, registrationIds));
  return new Set(rows.map(({ id }) => id));
}

/** The seats that these hold stay theirs through a review, also where seats are held from the approval. */
export async function keepSeats(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db.update(hold).set({ isKept: true }).where(inArray(hold.registrationId, registrationIds));
}

/** Who of them holds a seat that stays through a review. */
export async function keepersOf(scope: Pick<Scope, 'db'>, registrationIds: string[]): Promise<Set<string>> {
  if (registrationIds.length === 0) return new Set();
  const rows = await scope.db
    .select({ id: hold.registrationId })
    .from(hold)
    .where(and(inArray(hold.registrationId, registrationIds), eq(hold.isKept, true)));
  return new Set(rows.map(({ id }) => id));
}

/** Puts people back to the very places in the list that they had. */
export async function returnPlaces(
  tx: TxScope,
  book: SeatBook,
  returning: { seeker: Seeker; place: NonNullable<Prior['place']> }[],
): Promise<void> {
  if (returning.length === 0) return;
  await tx.db.insert(waiting).values(
    returning.map(({ seeker, place }) => ({
      registrationId: seeker.registrationId,
      editionId: book.edition.id,
      pool: seeker.pool,
      caps: [...seeker.caps],
      priority: place.priority,
      place: place.place,
      since: new Date(place.since),
      partyId: place.partyId,
      approvedAt: place.approvedAt ? new Date(place.approvedAt) : null,
      approvedBy: place.approvedBy,
    })),
  );
  await changeCounters(tx, book, { joined: returning.map(({ seeker }) => seeker) });
  await wakeList(tx, book);
}

/** Who waits is no longer approved in advance. */
export async function takeBackApproval(tx: TxScope, registrationIds: string[]): Promise<void> {
  if (registrationIds.length === 0) return;
  await tx.db
    .update(waiting)
    .set({ approvedAt: null, approvedBy: null })
    .where(inArray(waiting.registrationId, registrationIds));
}

type Returning = Seeker & { isApproved: boolean };

/**
 * Gives seats back to those who had them, in the order given, before anybody on the list: they had theirs first. Whose
 * seat somebody else has by now stands first in the list, so that the next seat is theirs; nobody is turned out. Returns
 * who that is.
 */
export async function returnSeats(tx: TxScope, book: SeatBook, seekers: Returning[]): Promise<Set<string>> {
  const { held, left } = allot(
    book.count,
    seekers.map((seeker) => [seeker]),
  );
  await holdSeats(tx, book, held);
  // From the last to the first, each before all others.
  for (const one of left.toReversed()) await standFirst(tx, book, one);
  await changeCounters(tx, book, { joined: left });
  return new Set(left.map(({ registrationId }) => registrationId));
}

async function standFirst(tx: TxScope, book: SeatBook, one: Returning): Promise<void> {
  const mine = and(eq(waiting.editionId, book.edition.id), eq(waiting.pool, one.pool));
  const [first] = await tx.db
    .select({ priority: waiting.priority, place: waiting.place })
    .from(waiting)
    .where(mine)
    .orderBy(sql`${waiting.priority} DESC`, waiting.place)
    .limit(1);
  await tx.db.insert(waiting).values({
    registrationId: one.registrationId,
    editionId: book.edition.id,
    pool: one.pool,
    caps: [...one.caps],
    since: tx.now,
    ...(first && { priority: first.priority, place: first.place - 1 }),
    ...(one.isApproved && { approvedAt: tx.now, approvedBy: actorKey(tx.actor) }),
  });
}
