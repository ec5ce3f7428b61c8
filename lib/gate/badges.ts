import { and, inArray, sql } from 'drizzle-orm';
import { badgePrint, printOrder } from '@/db/schema';
import { sendLast, type TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import type { Ground } from './ground';
import type { Kept } from './keeping';
import { isAdmitted, isFresh } from './rules';

type Bearer = { one: Kept; ticketId: string; station: string };

/**
 * Has a badge printed for each of those let in at a gate that prints who have none yet, and says where in the answer. The order
 * itself is made when this has been committed: printing stands on a higher floor, and its table sees to it that of all
 * readings of a ticket one orders.
 */
export async function orderBadges(tx: TxScope, ground: Ground, kept: Kept[]): Promise<void> {
  const bearers = kept.flatMap((one) => bearerOf(ground, one));
  if (bearers.length === 0) return;
  const known = await knownOf(
    tx,
    bearers.map(({ ticketId }) => ticketId),
  );
  const asked = new Set<string>();
  for (const { one, ticketId, station } of bearers) {
    const queued = known.queuedAt.get(ticketId);
    if (queued) one.answer.badge = { station: queued };
    if (queued || known.served.has(ticketId) || !isAdmitted(one.answer.verdict)) continue;
    one.answer.badge = { station };
    if (asked.has(ticketId)) continue;
    asked.add(ticketId);
    sendLast(tx, enqueue(tx, { kind: 'print.order', payload: { scanId: one.reading.id, station } }));
  }
}

/** Who stands before a gate that prints, now, with a code of this forum that counts. */
function bearerOf({ gates, editionId }: Ground, one: Kept): Bearer[] {
  const { reading, owner, at, scope, answer } = one;
  const station = gates.get(reading.gate)?.printsAt;
  const isWaitedFor = reading.direction === 'entry' && isFresh(at, scope.now);
  const isHere = isAdmitted(answer.verdict) || answer.reason === 'already_in';
  if (!station || !isWaitedFor || !isHere || !owner?.ticketId) return [];
  const counts = owner.editionId === editionId && owner.status === 'active' && owner.state === 'approved';
  return counts ? [{ one, ticketId: owner.ticketId, station }] : [];
}

/** Whose badge waits in a queue, and where; and whose was printed or has been tried. */
async function knownOf(tx: TxScope, ticketIds: string[]) {
  const [orders, prints] = await Promise.all([
    tx.db
      .select({ ticketId: printOrder.ticketId, station: printOrder.station, status: printOrder.status })
      .from(printOrder)
      .where(and(inArray(printOrder.ticketId, ticketIds), sql`${printOrder.status} <> 'cancelled'`)),
    tx.db
      .select({ ticketId: badgePrint.ticketId })
      .from(badgePrint)
      .where(inArray(badgePrint.ticketId, ticketIds)),
  ]);
  const isOpen = ({ status }: (typeof orders)[number]) => status === 'waiting' || status === 'printing';
  return {
    queuedAt: new Map(orders.filter(isOpen).map(({ ticketId, station }) => [ticketId, station])),
    served: new Set([...orders, ...prints].map(({ ticketId }) => ticketId)),
  };
}
