import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { printOrder, registration } from '@/db/schema';
import { printBadge } from '@/lib/badge/printing';
import { after } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { standingStation } from './commands';
import type { HandOutInput } from './input';
import { mayServe } from './policy';
import { type StationDesk, stationDesk } from './queries';
import { LEASE_MS } from './rules';
import { dropOrder, dropVoid } from './settling';

/**
 * A station says that it is there, and takes the next order when it has none in hand: under a lease, which it renews by asking
 * again. Of two stations at one gate each gets another order; what a dead one had not begun goes to the next that asks.
 */
export function attend(
  scope: Scope,
  { isTaking }: { isTaking: boolean },
): Promise<Result<StationDesk, 'NOT_ALLOWED'>> {
  return inTransaction<StationDesk, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayServe(tx.actor)) return refuse('NOT_ALLOWED');
    const standing = await standingStation(tx);
    if (!standing) return refuse('NOT_ALLOWED');
    await dropVoid(tx, standing.editionId);
    const leaseUntil = after(tx.now, LEASE_MS);
    const inHand = await tx.db
      .update(printOrder)
      .set({ leaseUntil })
      .where(and(eq(printOrder.deviceId, standing.id), eq(printOrder.status, 'printing')))
      .returning({ id: printOrder.id });
    if (inHand.length === 0 && isTaking) await takeNext(tx, standing, leaseUntil);
    return ok(await stationDesk(tx, standing));
  });
}

type Standing = NonNullable<Awaited<ReturnType<typeof standingStation>>>;

/** What waits, and what was taken by a station that has been silent ever since. */
const isFree = (now: Date) =>
  or(
    eq(printOrder.status, 'waiting'),
    and(eq(printOrder.status, 'printing'), isNull(printOrder.handedOutAt), lt(printOrder.leaseUntil, now)),
  );

async function takeNext(tx: TxScope, { id, editionId, station }: Standing, leaseUntil: Date): Promise<void> {
  const next = tx.db
    .select({ id: printOrder.id })
    .from(printOrder)
    .where(and(eq(printOrder.editionId, editionId), eq(printOrder.station, station), isFree(tx.now)))
    .orderBy(asc(printOrder.orderedAt), asc(printOrder.id))
    .limit(1)
    .for('update', { skipLocked: true });
  await tx.db
    .update(printOrder)
    .set({ status: 'printing', deviceId: id, takenAt: tx.now, leaseUntil })
    .where(sql`${printOrder.id} = (${next})`);
}

export type HandOutRefusal = 'NOT_ALLOWED' | 'ORDER_GONE';

/**
 * Hands the PDF of an order to the station that holds it: once. From then on there may be a badge, so nobody gets it again
 * without another code, and only a person says what became of it. What cannot be printed any more is dropped.
 */
export async function handOut(
  scope: Scope,
  { id, format }: HandOutInput,
): Promise<Result<Buffer, HandOutRefusal>> {
  if (!mayServe(scope.actor)) return refuse('NOT_ALLOWED');
  const done = await inTransaction(scope, async (tx) => {
    const standing = await standingStation(tx);
    if (!standing) return refuse('NOT_ALLOWED');
    const [held] = await tx.db
      .update(printOrder)
      .set({ handedOutAt: tx.now, leaseUntil: after(tx.now, LEASE_MS) })
      .where(
        and(
          eq(printOrder.id, id),
          eq(printOrder.deviceId, standing.id),
          eq(printOrder.status, 'printing'),
          isNull(printOrder.handedOutAt),
        ),
      )
      .returning({ registrationId: printOrder.registrationId, reason: printOrder.reason });
    if (!held) return refuse('ORDER_GONE');
    const [bearer] = await tx.db
      .select({ reference: registration.reference })
      .from(registration)
      .where(eq(registration.id, held.registrationId));
    if (!bearer) throw new Error('an order for nobody');
    const reason = held.reason as Parameters<typeof printBadge>[1]['reason'];
    return printBadge(tx, { reference: bearer.reference, format, reason, note: undefined });
  });
  if (done.ok) return done;
  const { code } = done.refusal;
  if (code === 'NOT_ALLOWED' || code === 'ORDER_GONE') return refuse(code);
  await dropOrder(scope, id, code === 'REASON_NEEDED' ? 'elsewhere' : 'not_approved');
  return refuse('ORDER_GONE');
}
