import { createHash } from 'node:crypto';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { type ConflictDecision, conflict, device, quarantine, scan } from '@/db/schema';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { parseInput } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { scanMany } from './commands';
import { type CloseRefusal, closedAlready, noteClosed } from './conflicts';
import { groundOf } from './ground';
import { readingInput, undoInput } from './input';
import { mayRunGates } from './policy';
import type { TakeRefusal } from './taking';
import { type UndoRefusal, undoScan } from './undoing';

/** More than a device reads in a forum: what comes beyond is a stolen token at work, and not a morning. */
const MOST_QUARANTINED = 20_000;

/**
 * Keeps what a revoked device still sends, readings and what takes one back, as it came: nothing of it counts before a
 * supervisor takes it, and nothing is lost.
 */
export async function quarantineRecords(
  scope: Scope,
  deviceId: string,
  sent: unknown[],
): Promise<Result<void, never>> {
  const held = sent.flatMap((raw) => {
    const called = callOf(raw);
    return called ? [{ ...called, row: { id: called.id, deviceId, sent: raw, receivedAt: scope.now } }] : [];
  });
  if (held.length === 0) return ok(undefined);
  return inTransaction(scope, async (tx) => {
    if ((await tx.db.$count(quarantine, eq(quarantine.deviceId, deviceId))) >= MOST_QUARANTINED)
      return ok(undefined);
    await tx.db
      .insert(quarantine)
      .values(held.map(({ row }) => row))
      .onConflictDoNothing();
    const { editionId } = await groundOf(tx);
    const takenBack = held.flatMap(({ undo }) => undo ?? []);
    const known = await tx.db
      .select({ id: scan.id, registrationId: scan.registrationId })
      .from(scan)
      .where(inArray(scan.id, takenBack));
    const rows = held.map(({ id, undo }) => {
      const about = known.find((one) => one.id === undo);
      return {
        id: newId(),
        editionId,
        kind: 'device_revoked' as const,
        scanId: id,
        otherScanId: about?.id,
        registrationId: about?.registrationId,
        openedAt: tx.now,
      };
    });
    await tx.db.insert(conflict).values(rows).onConflictDoNothing();
    return ok(undefined);
  });
}

const called = z.union([z.looseObject({ undo: z.uuid() }), z.looseObject({ id: z.uuid() })]);

/** Under what a record is held: a reading under its own id, what takes one back under one made of that, always the same. */
function callOf(raw: unknown): { id: string; undo?: string } | undefined {
  const { data } = called.safeParse(raw);
  if (!data) return undefined;
  return 'undo' in data
    ? { id: undoId(String(data.undo)), undo: String(data.undo) }
    : { id: String(data.id) };
}

/** A UUID of version 8 (RFC 9562): what comes twice is held once. */
function undoId(undo: string): string {
  const hex = createHash('sha256').update(`undo:${undo.toLowerCase()}`).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return [...parts, hex.slice(20, 32)].join('-');
}

type TakenRefusal = CloseRefusal | 'INVALID_INPUT' | TakeRefusal | UndoRefusal;

/**
 * Lets what a revoked device sent count after all: a reading goes the way of every reading that was made without a network,
 * in the name of the device that made it; a reading that was taken back is taken back by who decides it now.
 */
export function takeQuarantined(scope: Scope, id: string): Promise<Result<void, TakenRefusal>> {
  return inTransaction<void, TakenRefusal>(scope, async (tx) => {
    const held = await settleHeld(tx, id, 'may_stay');
    if (!held.ok) return held;
    const { sent, deviceId, gate, role } = held.value;
    const undo = undoInput.safeParse(sent);
    if (undo.success) {
      const undone = await undoScan(tx, { undo: undo.data.undo });
      return undone.ok ? ok(undefined) : undone;
    }
    const reading = parseInput(readingInput, { ...(sent as object), offline: true });
    // What cannot be read can only be dropped.
    if (!reading.ok) return reading;
    const [taken] = await scanMany({ ...tx, actor: { kind: 'device', deviceId, gate, role } }, [
      reading.value,
    ]);
    return taken && !taken.ok ? taken : ok(undefined);
  });
}

/** Leaves what a revoked device sent out for good; what it said stays on record. */
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
