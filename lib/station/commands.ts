import { and, eq, isNull } from 'drizzle-orm';
import { device, gate, type PrintSource, printOrder } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import type { TxScope } from '@/lib/core/scope';

type NewOrder = {
  editionId: string;
  registrationId: string;
  ticketId: string;
  station: string;
  source: PrintSource;
  scanId?: string;
  reason?: string;
};

/** Adds an order, unless the person has an open one, or the ticket has ordered by itself before: then it tells that it did not. */
export async function addOrder(tx: TxScope, order: NewOrder): Promise<boolean> {
  const [added] = await tx.db
    .insert(printOrder)
    .values({ ...order, id: newId(), orderedAt: tx.now, orderedBy: actorKey(tx.actor) })
    .onConflictDoNothing()
    .returning({ id: printOrder.id });
  if (!added) return false;
  await noteOrder(tx, order.registrationId, 'ordered', { station: order.station, by: order.source });
  return true;
}

type Verb = 'ordered' | 'moved' | 'cancelled' | 'repeated' | 'failed' | 'dropped';

/** What becomes of an order is told where its bearer's record is. */
export const noteOrder = (
  tx: TxScope,
  registrationId: string,
  verb: Verb,
  after: Record<string, unknown>,
): Promise<void> => record(tx, { action: `print.${verb}`, subject: `registration:${registrationId}`, after });

/** Whether there is such a gate; of the edition that is current. */
export const isStation = async (tx: TxScope, editionId: string, key: string): Promise<boolean> =>
  (await tx.db.$count(gate, and(eq(gate.editionId, editionId), eq(gate.key, key)))) > 0;

/**
 * The printing station that speaks, as long as it stands, and where. Its row is locked: what it asks for at once is done one
 * after the other, and who revokes it waits for that and finds nothing more done afterwards.
 */
export async function standingStation(tx: TxScope) {
  if (tx.actor.kind !== 'device') return undefined;
  const [standing] = await tx.db
    .update(device)
    .set({ lastSeenAt: tx.now })
    .where(and(eq(device.id, tx.actor.deviceId), eq(device.role, 'station'), isNull(device.revokedAt)))
    .returning({ id: device.id, editionId: device.editionId, station: device.gate, name: device.name });
  return standing;
}
