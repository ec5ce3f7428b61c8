import { and, eq, isNull } from 'drizzle-orm';
import { type ConflictDecision, conflict, device, quarantine } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { parseInput } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { scanMany } from './commands';
import { type CloseRefusal, closedAlready, noteClosed } from './conflicts';
import { readingInput } from './input';
import { mayRunGates } from './policy';
import type { TakeRefusal } from './taking';

type TakenRefusal = CloseRefusal | 'INVALID_INPUT' | TakeRefusal;

/**
 * Lets a reading of a revoked device count after all: it goes the way of every reading that was made without a network, in
 * the name of the device that made it.
 */
export function takeQuarantined(scope: Scope, id: string): Promise<Result<void, TakenRefusal>> {
  return inTransaction<void, TakenRefusal>(scope, async (tx) => {
    const held = await settleHeld(tx, id, 'may_stay');
    if (!held.ok) return held;
    const { sent, deviceId, gate, role } = held.value;
    const reading = parseInput(readingInput, { ...(sent as object), offline: true });
    // What cannot be read can only be dropped.
    if (!reading.ok) return reading;
    const [taken] = await scanMany({ ...tx, actor: { kind: 'device', deviceId, gate, role } }, [
      reading.value,
    ]);
    return taken && !taken.ok ? taken : ok(undefined);
  });
}

/** Leaves a reading of a revoked device out for good; what it said stays on record. */
export function dropQuarantined(scope: Scope, id: string): Promise<Result<void, CloseRefusal>> {
  return inTransaction<void, CloseRefusal>(scope, async (tx) => {
    const held = await settleHeld(tx, id, 'mistake');
    return held.ok ? ok(undefined) : held;
  });
}

type Held = Pick<typeof device.$inferSelect, 'gate' | 'role'> & { deviceId: string; sent: unknown };

/** One conditional update for the reading and its conflict: of two supervisors the second is told what the first did. */
async function settleHeld(
  tx: TxScope,
  id: string,
  decision: ConflictDecision,
): Promise<Result<Held, CloseRefusal>> {
  if (!mayRunGates(tx.actor)) return refuse('NOT_ALLOWED');
  const by = actorKey(tx.actor);
  const [held] = await tx.db
    .update(quarantine)
    .set({ settledAt: tx.now, settledBy: by, isTaken: decision === 'may_stay' })
    .where(and(eq(quarantine.id, id), isNull(quarantine.settledAt)))
    .returning();
  if (!held) return closedAlready(tx, eq(conflict.scanId, id));
  const closed = await tx.db
    .update(conflict)
    .set({ closedAt: tx.now, closedBy: by, decision })
    .where(and(eq(conflict.scanId, id), eq(conflict.kind, 'device_revoked'), isNull(conflict.closedAt)))
    .returning();
  for (const one of closed) await noteClosed(tx, one);
  const [made] = await tx.db.select().from(device).where(eq(device.id, held.deviceId));
  if (!made) throw new Error('a reading in quarantine without its device');
  return ok({ deviceId: made.id, gate: made.gate, role: made.role, sent: held.sent });
}
