import { and, eq } from 'drizzle-orm';
import { type CapKey, category, delegation, type PoolKey, pool } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { afterTheList, changeCounters, lockSeats, type SeatBook, wakeList } from './book';
import type { CapInput } from './input';
import { mayChangePools } from './policy';
import { standingUnder } from './queries';
import { shortfall, type Wanted, type Wish } from './rules';

export const poolSubject = (editionId: string, key: PoolKey | 'total'): string => `pool:${editionId}:${key}`;

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'SIZES_CHANGED';

/**
 * Gives a category or a delegation a cap, changes it, or takes it away with `null`. A size below what is held evicts nobody
 * and shows as overbooked; a larger one lets the list move. Who decided by a size that is no longer the cap's is told the
 * present one instead, unless it is the one that was wanted.
 */
export function setCap(
  scope: Scope | TxScope,
  { key, size, seen, reason }: CapInput,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    if (!mayChangePools(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const editionId = book.edition.id;
    if (!(await isNamed(tx, editionId, key))) return refuse('NOT_FOUND');
    const before = book.count.caps.get(key)?.size ?? null;
    if (before === size) return ok(undefined);
    if (seen !== undefined && seen !== before) return refuse('SIZES_CHANGED', { size: before });
    const mine = and(eq(pool.editionId, editionId), eq(pool.key, key));
    if (size === null) await tx.db.delete(pool).where(mine);
    else if (before === null) await openCap(tx, editionId, key, size);
    else await tx.db.update(pool).set({ sizeSeats: size }).where(mine);
    await record(tx, {
      action: 'pool.resized',
      subject: poolSubject(editionId, key),
      before: { size: before },
      after: { size, reason },
    });
    await wakeList(tx, book);
    return ok(undefined);
  });
}

async function isNamed(tx: TxScope, editionId: string, key: CapKey): Promise<boolean> {
  const name = key.slice(key.indexOf(':') + 1);
  const found = key.startsWith('category:')
    ? await tx.db.$count(category, and(eq(category.editionId, editionId), eq(category.code, name)))
    : await tx.db.$count(delegation, and(eq(delegation.editionId, editionId), eq(delegation.id, name)));
  return found > 0;
}

/** A new cap begins with what is held and who waits under it already. */
async function openCap(tx: TxScope, editionId: string, key: CapKey, sizeSeats: number): Promise<void> {
  const { held, waiting } = await standingUnder(tx, editionId, key);
  await tx.db.insert(pool).values({ editionId, key, sizeSeats, heldSeats: held, waitingPeople: waiting });
}

/**
 * Takes seats out of their pools for invitations, all or none: whoever waits comes first. A refusal tells which of them is
 * the first to be short of seats, counted from 0, and how many it would find.
 */
export async function reserveSeats(
  tx: TxScope,
  book: SeatBook,
  wanted: readonly Wanted[],
): Promise<Result<void, 'SEATS_SHORT'>> {
  const { count } = await afterTheList(tx, book);
  const short = shortfall(count, wanted);
  if (short) return refuse('SEATS_SHORT', short);
  await changeCounters(tx, book, {
    held: wanted.flatMap(({ wish, seats }) => Array<Wish>(seats).fill(wish)),
  });
  return ok(undefined);
}

/** Gives reserved seats back to their pools; the list moves. */
export async function returnReserved(tx: TxScope, book: SeatBook, wish: Wish, seats: number): Promise<void> {
  if (seats === 0) return;
  await changeCounters(tx, book, { freed: Array<Wish>(seats).fill(wish) });
  await wakeList(tx, book);
}
