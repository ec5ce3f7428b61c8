import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { printOrder, registration } from '@/db/schema';
import { collectBadge } from '@/lib/badge/collecting';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { noteOrder, standingStation } from './commands';
import type { SettleInput } from './input';
import { mayRunStations, mayServe } from './policy';
import type { Drop } from './rules';

export type SettleRefusal = 'NOT_ALLOWED' | 'ORDER_GONE';

/**
 * What became of a badge that was handed out, as a person says who stands beside the printer: at the station that printed it, at
 * another of the same gate when that one has gone silent, or a supervisor. The second of two who say so is told.
 */
export function settleOrder(
  scope: Scope,
  { id, outcome }: SettleInput,
): Promise<Result<void, SettleRefusal>> {
  return inTransaction<void, SettleRefusal>(scope, async (tx) => {
    const mine = await reachOf(tx);
    if (!mine) return refuse('NOT_ALLOWED');
    const isOut = outcome === 'came_out' || outcome === 'handed_over';
    // What could not be set never left the house; of everything else there may be a badge.
    const stage = outcome === 'unset' ? isNull(printOrder.handedOutAt) : isNotNull(printOrder.handedOutAt);
    const [settled] = await tx.db
      .update(printOrder)
      .set({
        status: isOut ? 'printed' : 'failed',
        settledAt: tx.now,
        settledBy: actorKey(tx.actor),
        cause: isOut ? null : outcome,
      })
      .where(and(eq(printOrder.id, id), eq(printOrder.status, 'printing'), stage, mine))
      .returning({ registrationId: printOrder.registrationId, station: printOrder.station });
    if (!settled) return refuse('ORDER_GONE');
    const { registrationId, station } = settled;
    if (!isOut) await noteOrder(tx, registrationId, 'failed', { station, kind: outcome });
    if (outcome === 'handed_over') await handOver(tx, registrationId);
    return ok(undefined);
  });
}

/** A badge that lay at the desk is handed over. */
export function handOverOrder(scope: Scope, id: string): Promise<Result<void, SettleRefusal>> {
  return inTransaction<void, SettleRefusal>(scope, async (tx) => {
    const mine = mayServe(tx.actor) ? await reachOf(tx) : undefined;
    if (!mine) return refuse('NOT_ALLOWED');
    const [printed] = await tx.db
      .select({ registrationId: printOrder.registrationId })
      .from(printOrder)
      .where(and(eq(printOrder.id, id), eq(printOrder.status, 'printed'), mine));
    if (!printed) return refuse('ORDER_GONE');
    await handOver(tx, printed.registrationId);
    return ok(undefined);
  });
}

/**
 * The badge is in its bearer's hands. When its code was replaced or revoked meanwhile there is nothing to write down: what was
 * handed over opens nothing, and the record says so already.
 */
async function handOver(tx: TxScope, registrationId: string): Promise<void> {
  const [bearer] = await tx.db
    .select({ reference: registration.reference })
    .from(registration)
    .where(eq(registration.id, registrationId));
  if (bearer) await collectBadge(tx, bearer);
}

/** Which orders somebody may say something of: a station those of its gate that are its own or that nobody holds any more. */
export async function reachOf(tx: TxScope) {
  if (mayRunStations(tx.actor)) return sql`true`;
  if (!mayServe(tx.actor)) return undefined;
  const standing = await standingStation(tx);
  if (!standing) return undefined;
  const { id, editionId, station } = standing;
  const isHeldElsewhere = sql`${printOrder.status} = 'printing' AND ${printOrder.deviceId} <> ${id}
    AND ${printOrder.leaseUntil} >= ${tx.now}`;
  return sql`(${printOrder.deviceId} = ${id} OR (${printOrder.editionId} = ${editionId}
    AND ${printOrder.station} = ${station} AND NOT coalesce(${isHeldElsewhere}, false)))`;
}

/** Orders that nobody needs any more: the person was cancelled, the badge printed elsewhere, the reading taken back. */
const VOID = sql<Drop>`CASE
  WHEN NOT EXISTS (SELECT 1 FROM registration JOIN ticket ON ticket.registration_id = registration.id
    WHERE registration.id = print_order.registration_id AND registration.state = 'approved' AND ticket.status = 'active')
    THEN 'not_approved'
  WHEN print_order.reason IS NULL AND EXISTS (SELECT 1 FROM badge_print JOIN ticket ON ticket.id = badge_print.ticket_id
    WHERE ticket.registration_id = print_order.registration_id AND ticket.status = 'active') THEN 'elsewhere'
  WHEN EXISTS (SELECT 1 FROM scan_undo WHERE scan_undo.scan_id = print_order.scan_id) THEN 'undone' END`;

/** True of an order that will still be printed. */
export const isWanted = sql<boolean>`(${VOID}) IS NULL`;

/** Drops what waits and is not wanted any more; whoever handles it at this moment is passed over. */
export async function dropVoid(tx: TxScope, editionId: string): Promise<void> {
  const found = await tx.db
    .select({ id: printOrder.id, cause: VOID })
    .from(printOrder)
    .where(and(eq(printOrder.editionId, editionId), eq(printOrder.status, 'waiting'), sql`NOT ${isWanted}`))
    .orderBy(printOrder.id)
    .for('update', { of: printOrder, skipLocked: true });
  for (const { id, cause } of found) await drop(tx, id, cause);
}

/** Drops one order that turned out to be void when it was to be printed. */
export const dropOrder = (scope: Scope, id: string, cause: Drop) =>
  inTransaction(scope, async (tx) => {
    await drop(tx, id, cause);
    return ok(undefined);
  });

async function drop(tx: TxScope, id: string, cause: Drop): Promise<void> {
  const [dropped] = await tx.db
    .update(printOrder)
    .set({ status: 'cancelled', settledAt: tx.now, settledBy: actorKey(tx.actor), cause })
    .where(
      and(
        eq(printOrder.id, id),
        inArray(printOrder.status, ['waiting', 'printing']),
        isNull(printOrder.handedOutAt),
      ),
    )
    .returning({ registrationId: printOrder.registrationId, station: printOrder.station });
  if (dropped)
    await noteOrder(tx, dropped.registrationId, 'dropped', { station: dropped.station, kind: cause });
}
