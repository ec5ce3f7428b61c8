import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { edition, reserveRelease } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { enqueue } from '@/lib/task/commands';
import type { ReleaseInput } from './input';
import { mayChangeSettings } from './policy';
import { type Edition, reserveSubject } from './rules';

/** Plans a step in which the reserve shrinks by itself: at `dueAt` to `toSeats`, if it is larger then. */
export function planRelease(
  scope: Scope,
  editionId: string,
  { dueAt, toSeats, reason }: ReleaseInput,
): Promise<Result<string, 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT'>> {
  return inTransaction<string, 'NOT_ALLOWED' | 'NOT_FOUND' | 'SETTINGS_CONTRADICT'>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const current = await lockEdition(tx, editionId);
    if (!current) return refuse('NOT_FOUND');
    if (toSeats >= current.internationalReserveSeats)
      return refuse('SETTINGS_CONTRADICT', { setting: 'toSeats' });
    if (dueAt <= tx.now) return refuse('SETTINGS_CONTRADICT', { setting: 'dueAt' });
    const [same] = await tx.db
      .select({ id: reserveRelease.id })
      .from(reserveRelease)
      .where(
        and(
          eq(reserveRelease.editionId, editionId),
          eq(reserveRelease.dueAt, dueAt),
          eq(reserveRelease.toSeats, toSeats),
          isOpen,
        ),
      );
    // A form that is sent twice plans one step.
    if (same) return ok(same.id);
    const id = newId();
    await tx.db.insert(reserveRelease).values({
      id,
      editionId,
      dueAt,
      toSeats,
      reason,
      createdBy: actorKey(tx.actor),
      createdAt: tx.now,
    });
    await record(tx, {
      action: 'reserve.release_planned',
      subject: reserveSubject(editionId),
      after: { dueAt: dueAt.toISOString(), toSeats, reason },
    });
    return ok(id);
  });
}

/** Takes a planned step back; one that is done or taken back already stays as it is. */
export function cancelRelease(
  scope: Scope,
  releaseId: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'STATE_CHANGED'>(scope, async (tx) => {
    if (!mayChangeSettings(tx.actor)) return refuse('NOT_ALLOWED');
    const [cancelled] = await tx.db
      .update(reserveRelease)
      .set({ cancelledAt: tx.now })
      .where(and(eq(reserveRelease.id, releaseId), isOpen))
      .returning();
    if (!cancelled) return refuse('STATE_CHANGED');
    await record(tx, {
      action: 'reserve.release_cancelled',
      subject: reserveSubject(cancelled.editionId),
      before: { dueAt: cancelled.dueAt.toISOString(), toSeats: cancelled.toSeats },
    });
    return ok(undefined);
  });
}

const isOpen = and(isNull(reserveRelease.doneAt), isNull(reserveRelease.cancelledAt));

/** Every step that was planned, done and taken back ones included, in the order of their time. */
export async function plannedReleases(
  scope: Scope,
  editionId: string,
): Promise<Result<Release[], 'NOT_ALLOWED'>> {
  if (!mayChangeSettings(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(
    await scope.db
      .select()
      .from(reserveRelease)
      .where(eq(reserveRelease.editionId, editionId))
      .orderBy(asc(reserveRelease.dueAt), asc(reserveRelease.id)),
  );
}
export type Release = typeof reserveRelease.$inferSelect;

/** Gives up what is due of the reserve, step after step; whoever waits moves up. Any number may call it at once. */
export async function releaseDueReserve(scope: Scope): Promise<void> {
  const due = await scope.db
    .select({ id: reserveRelease.id, editionId: reserveRelease.editionId })
    .from(reserveRelease)
    .where(and(isOpen, lte(reserveRelease.dueAt, scope.now)))
    .orderBy(asc(reserveRelease.dueAt));
  for (const { id, editionId } of due) {
    expectOk(await inTransaction(scope, async (tx) => ok(await release(tx, editionId, id))));
  }
}

async function release(tx: TxScope, editionId: string, id: string): Promise<void> {
  const current = await lockEdition(tx, editionId);
  const [done] = await tx.db
    .update(reserveRelease)
    .set({ doneAt: tx.now })
    .where(and(eq(reserveRelease.id, id), isOpen))
    .returning();
  if (!current || !done || done.toSeats >= current.internationalReserveSeats) return;
  await tx.db
    .update(edition)
    .set({ internationalReserveSeats: done.toSeats })
    .where(eq(edition.id, editionId));
  await record(tx, {
    action: 'pool.resized',
    subject: reserveSubject(editionId),
    before: { size: current.internationalReserveSeats },
    after: { size: done.toSeats, reason: done.reason, planned: id },
  });
  await enqueue(tx, { kind: 'waitlist.promote', payload: { editionId } });
}

/** The same lock as that of the seats: whoever moves one waits until the sizes are settled. */
async function lockEdition(tx: TxScope, editionId: string): Promise<Edition | undefined> {
  const [found] = await tx.db.select().from(edition).where(eq(edition.id, editionId)).for('no key update');
  return found;
}
