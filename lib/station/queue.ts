import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { pgError, UNIQUE_VIOLATION } from '@/db/errors';
import { printOrder } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { isStation, noteOrder } from './commands';
import type { MoveInput } from './input';
import { mayRunStations } from './policy';
import { reachOf, type SettleRefusal } from './settling';

/** What waits, or was taken by a station that has gone silent before it began. */
const isWaiting = (now: Date) =>
  or(
    eq(printOrder.status, 'waiting'),
    and(eq(printOrder.status, 'printing'), isNull(printOrder.handedOutAt), lt(printOrder.leaseUntil, now)),
  );
const FREED = { deviceId: null, takenAt: null, leaseUntil: null };

/**
 * Puts an order that failed back into the queue, at its old place. What had been handed out is printed with another code: of the
 * old one there may be a badge.
 */
export async function repeatOrder(
  scope: Scope,
  id: string,
): Promise<Result<void, SettleRefusal | 'ALREADY_ORDERED'>> {
  try {
    return await inTransaction<void, SettleRefusal>(scope, async (tx) => {
      const mine = await reachOf(tx);
      if (!mine) return refuse('NOT_ALLOWED');
      const [failed] = await tx.db
        .select()
        .from(printOrder)
        .where(and(eq(printOrder.id, id), eq(printOrder.status, 'failed'), mine))
        .for('update');
      if (!failed) return refuse('ORDER_GONE');
      const reason = failed.handedOutAt ? 'misprint' : failed.reason;
      await tx.db
        .update(printOrder)
        .set({
          ...FREED,
          status: 'waiting',
          handedOutAt: null,
          settledAt: null,
          settledBy: null,
          cause: null,
          reason,
        })
        .where(eq(printOrder.id, id));
      await noteOrder(tx, failed.registrationId, 'repeated', { station: failed.station });
      return ok(undefined);
    });
  } catch (error) {
    // Another order of the same person has been made meanwhile.
    if (pgError(error)?.code === UNIQUE_VIOLATION) return refuse('ALREADY_ORDERED');
    throw error;
  }
}

/** Takes an order out of the queue, or a failed one off the list: nothing is printed of it any more. */
export function cancelOrder(scope: Scope, id: string): Promise<Result<void, SettleRefusal>> {
  return inTransaction<void, SettleRefusal>(scope, async (tx) => {
    if (!mayRunStations(tx.actor)) return refuse('NOT_ALLOWED');
    const [cancelled] = await tx.db
      .update(printOrder)
      .set({ status: 'cancelled', settledAt: tx.now, settledBy: actorKey(tx.actor), cause: 'by_hand' })
      .where(and(eq(printOrder.id, id), or(isWaiting(tx.now), eq(printOrder.status, 'failed'))))
      .returning({ registrationId: printOrder.registrationId, station: printOrder.station });
    if (!cancelled) return refuse('ORDER_GONE');
    await noteOrder(tx, cancelled.registrationId, 'cancelled', { station: cancelled.station });
    return ok(undefined);
  });
}

/** Has an order that waits or failed printed at another station; what failed stays failed until it is repeated. */
export function moveOrder(
  scope: Scope,
  { id, station }: MoveInput,
): Promise<Result<void, SettleRefusal | 'UNKNOWN_GATE'>> {
  return inTransaction<void, SettleRefusal | 'UNKNOWN_GATE'>(scope, async (tx) => {
    if (!mayRunStations(tx.actor)) return refuse('NOT_ALLOWED');
    const [found] = await tx.db
      .select()
      .from(printOrder)
      .where(and(eq(printOrder.id, id), or(isWaiting(tx.now), eq(printOrder.status, 'failed'))))
      .for('update');
    if (!found) return refuse('ORDER_GONE');
    if (!(await isStation(tx, found.editionId, station))) return refuse('UNKNOWN_GATE');
    if (found.station === station) return ok(undefined);
    await move(tx, found, station);
    await noteOrder(tx, found.registrationId, 'moved', { station });
    return ok(undefined);
  });
}

async function move(
  tx: TxScope,
  { id, status }: typeof printOrder.$inferSelect,
  station: string,
): Promise<void> {
  const freed = status === 'failed' ? {} : { ...FREED, status: 'waiting' as const };
  await tx.db
    .update(printOrder)
    .set({ ...freed, station })
    .where(and(eq(printOrder.id, id), inArray(printOrder.status, ['waiting', 'printing', 'failed'])));
}
