import { eq } from 'drizzle-orm';
import { device, scan, scanUndo } from '@/db/schema';
import { lockOwner } from '@/lib/badge/commands';
import { badgeOf } from '@/lib/badge/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { isFresh } from '@/lib/gate/rules';
import { addOrder, isStation } from './commands';
import type { OrderInput } from './input';
import { mayOrder } from './policy';
import { openOrderOf } from './queries';

export type OrderRefusal =
  | 'NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'NOT_APPROVED'
  | 'NO_TICKET'
  | 'UNKNOWN_GATE'
  | 'REASON_NEEDED'
  | 'BADGE_INCOMPLETE'
  | 'ALREADY_ORDERED';

/** Orders a badge at a station by hand. Who has one already gets another for a reason only; an open order is not made twice. */
export function orderBadge(
  scope: Scope,
  { reference, station, reason }: OrderInput,
): Promise<Result<void, OrderRefusal>> {
  return inTransaction<void, OrderRefusal>(scope, async (tx) => {
    if (!mayOrder(tx.actor)) return refuse('NOT_ALLOWED');
    const found = await lockOwner(tx, reference);
    if (!found) return refuse('NOT_FOUND');
    if (!(await isStation(tx, found.editionId, station))) return refuse('UNKNOWN_GATE');
    const badge = await badgeOf(tx, found);
    if (found.state !== 'approved') return refuse('NOT_APPROVED');
    if (badge.ticket?.status !== 'active') return refuse('NO_TICKET');
    const open = await openOrderOf(tx, found.id);
    if (open) return refuse('ALREADY_ORDERED', { station: open.station });
    if (badge.state === 'missing') return refuse('BADGE_INCOMPLETE', { missing: badge.missing });
    const isAgain = badge.state !== 'ready';
    if (isAgain && !reason) return refuse('REASON_NEEDED');
    const { editionId, id: registrationId } = found;
    const added = await addOrder(tx, {
      editionId,
      registrationId,
      ticketId: badge.ticket.id,
      station,
      source: 'desk',
      reason: isAgain ? reason : undefined,
    });
    return added ? ok(undefined) : refuse('ALREADY_ORDERED');
  });
}

/**
 * Orders the badge of somebody who was let in at a gate that prints: once for a ticket, and only as long as the bearer may be
 * waiting for it. A reading that arrives later prints nothing for an empty desk.
 */
export async function orderOnReading(
  scope: Scope,
  { scanId, station }: { scanId: string; station: string },
): Promise<void> {
  await inTransaction(scope, async (tx) => {
    const [read] = await tx.db
      .select({
        editionId: scan.editionId,
        registrationId: scan.registrationId,
        ticketId: scan.ticketId,
        at: scan.scannedAt,
        role: device.role,
        undone: scanUndo.scanId,
      })
      .from(scan)
      .leftJoin(device, eq(device.id, scan.deviceId))
      .leftJoin(scanUndo, eq(scanUndo.scanId, scan.id))
      .where(eq(scan.id, scanId));
    if (!read?.registrationId || !read.ticketId || read.undone || !isFresh(read.at, tx.now))
      return ok(undefined);
    const { editionId, registrationId, ticketId, role } = read;
    if (!(await isStation(tx, editionId, station))) return ok(undefined);
    const badge = await badgeOf(tx, { id: registrationId, state: 'approved' });
    if (badge.state !== 'ready' || badge.ticket?.id !== ticketId) return ok(undefined);
    const source = role === 'kiosk' ? 'kiosk' : 'entry';
    await addOrder(tx, { editionId, registrationId, ticketId, station, source, scanId });
    return ok(undefined);
  });
}
