import { and, eq } from 'drizzle-orm';
import { presence, scan, scanUndo, ticket } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { noteTickets } from '@/lib/ticket/commands';
import { groundOf } from './ground';
import type { UndoInput } from './input';
import { presenceRow, upsertPresence } from './keeping';
import { mayRunGates, mayScan } from './policy';
import { UNDO_MS } from './rules';
import { insertStep, type Spot, stepsOf, type Timeline } from './timeline';

export type UndoRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'UNDO_OVER' | 'ALREADY_UNDONE';

/**
 * Takes a reading back: within a quarter of an hour by the device that made it, later by a supervisor. The reading stays
 * where it is and counts for nothing; the person stands where the readings left put them.
 */
export async function undoScan(
  scope: Scope | TxScope,
  { undo, operatorId }: UndoInput,
): Promise<Result<{ undone: string }, UndoRefusal>> {
  if (!mayScan(scope.actor) && !mayRunGates(scope.actor)) return refuse('NOT_ALLOWED');
  const { supervisors, operators } = await groundOf(scope);
  if (operatorId && !operators.has(operatorId)) return refuse('NOT_ALLOWED');
  const isSupervisor = mayRunGates(scope.actor) || (operatorId !== undefined && supervisors.has(operatorId));
  return inTransaction(scope, async (tx) => {
    const [made] = await tx.db.select().from(scan).where(eq(scan.id, undo));
    if (!made) return refuse('NOT_FOUND');
    const isOwn = tx.actor.kind === 'device' && made.deviceId === tx.actor.deviceId;
    if (!isSupervisor && !isOwn) return refuse('NOT_ALLOWED');
    if (!isSupervisor && tx.now.getTime() > made.receivedAt.getTime() + UNDO_MS) return refuse('UNDO_OVER');
    const { registrationId, zone, editionId } = made;
    // The same lock as a reading takes, so that nothing is read in between.
    if (registrationId)
      await tx.db
        .select({ id: ticket.id })
        .from(ticket)
        .where(eq(ticket.registrationId, registrationId))
        .orderBy(ticket.id)
        .for('update');
    const [undone] = await tx.db
      .insert(scanUndo)
      .values({
        scanId: undo,
        undoneAt: tx.now,
        undoneBy: actorKey(tx.actor),
        deviceId: tx.actor.kind === 'device' ? tx.actor.deviceId : null,
        operatorId: operatorId ?? null,
      })
      .onConflictDoNothing()
      .returning({ id: scanUndo.scanId });
    if (!undone) return refuse('ALREADY_UNDONE');
    if (registrationId) await standAgain(tx, editionId, { registrationId, zone });
    await record(tx, {
      action: 'ticket.scan_undone',
      subject: `scan:${undo}`,
      before: { verdict: made.verdict, gate: made.gate },
    });
    return ok({ undone: undo });
  });
}

async function standAgain(tx: TxScope, editionId: string, spot: Spot): Promise<void> {
  const way: Timeline = { steps: [], firstEntry: undefined };
  for (const step of await stepsOf(tx, [spot])) insertStep(way, step);
  if (way.steps.length > 0) {
    await tx.db.execute(upsertPresence(editionId, [presenceRow({ ...spot, way })]));
    return;
  }
  await tx.db
    .delete(presence)
    .where(and(eq(presence.registrationId, spot.registrationId), eq(presence.zone, spot.zone)));
  // A row that is gone tells no device anything.
  await noteTickets(tx, [spot.registrationId]);
}
