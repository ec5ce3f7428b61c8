import { and, eq, isNull } from 'drizzle-orm';
import { preparedDecision, wave } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { isId, newId } from '@/lib/core/id';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { WaveInput } from './input';
import { mayPublishWaves } from './policy';

export type Wave = typeof wave.$inferSelect;

type OpenRefusal = 'NOT_ALLOWED' | 'INVALID_INPUT';

/** Opens a wave into which decisions can be prepared until its hour; answers its id. */
export function openWave(scope: Scope, { name, publishAt }: WaveInput): Promise<Result<string, OpenRefusal>> {
  return inTransaction<string, OpenRefusal>(scope, async (tx) => {
    if (!mayPublishWaves(tx.actor)) return refuse('NOT_ALLOWED');
    if (publishAt <= tx.now) return invalid(IN_THE_PAST);
    const edition = await currentEdition(tx);
    const id = newId();
    const made = await tx.db
      .insert(wave)
      .values({
        id,
        editionId: edition.id,
        name,
        publishAt,
        createdBy: actorKey(tx.actor),
        createdAt: tx.now,
      })
      .onConflictDoNothing()
      .returning({ id: wave.id });
    // Two waves of one name would be mistaken for each other, with a hundred letters to pay for it.
    if (made.length === 0) return invalid([{ path: 'name', code: 'name_in_use' }]);
    await record(tx, {
      action: 'wave.opened',
      subject: waveSubject(id),
      after: { publishAt: publishAt.toISOString() },
    });
    return ok(id);
  });
}

export type WaveRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'WAVE_CLOSED';

/** Publishes a wave at another hour; one that is published or called off keeps its own. */
export function rescheduleWave(
  scope: Scope,
  id: string,
  publishAt: Date,
): Promise<Result<void, WaveRefusal | 'INVALID_INPUT'>> {
  return inTransaction<void, WaveRefusal | 'INVALID_INPUT'>(scope, async (tx) => {
    if (!mayPublishWaves(tx.actor)) return refuse('NOT_ALLOWED');
    const open = await lockOpenWave(tx, id);
    if (!open.ok) return open;
    if (publishAt <= tx.now) return invalid(IN_THE_PAST);
    await tx.db.update(wave).set({ publishAt }).where(eq(wave.id, id));
    await record(tx, {
      action: 'wave.rescheduled',
      subject: waveSubject(id),
      before: { publishAt: open.value.publishAt.toISOString() },
      after: { publishAt: publishAt.toISOString() },
    });
    return ok(undefined);
  });
}

/** Calls a wave off: what was prepared in it is forgotten by everybody but its own page and the history. */
export function callOffWave(scope: Scope, id: string): Promise<Result<void, WaveRefusal>> {
  return inTransaction<void, WaveRefusal>(scope, async (tx) => {
    if (!mayPublishWaves(tx.actor)) return refuse('NOT_ALLOWED');
    const open = await lockOpenWave(tx, id);
    if (!open.ok) return open;
    await tx.db
      .update(wave)
      .set({ calledOffAt: tx.now, calledOffBy: actorKey(tx.actor) })
      .where(eq(wave.id, id));
    const settled = await settle(tx, id);
    await record(tx, { action: 'wave.called_off', subject: waveSubject(id), after: { people: settled } });
    return ok(undefined);
  });
}

/**
 * Locks a wave into which decisions can still be prepared. Whoever prepares, publishes or calls off waits here for the
 * others: nothing slips into a wave while it is being published.
 */
export async function lockOpenWave(
  tx: TxScope,
  id: string,
): Promise<Result<Wave, 'NOT_FOUND' | 'WAVE_CLOSED'>> {
  if (!isId(id)) return refuse('NOT_FOUND');
  const edition = await currentEdition(tx);
  const [found] = await tx.db
    .select()
    .from(wave)
    .where(and(eq(wave.id, id), eq(wave.editionId, edition.id)))
    .for('no key update');
  if (!found) return refuse('NOT_FOUND');
  return found.publishedAt || found.calledOffAt ? refuse('WAVE_CLOSED') : ok(found);
}

/** Marks what was prepared in a wave as over; tells how many that were. */
export async function settle(tx: TxScope, waveId: string): Promise<number> {
  const settled = await tx.db
    .update(preparedDecision)
    .set({ settledAt: tx.now })
    .where(and(eq(preparedDecision.waveId, waveId), isNull(preparedDecision.settledAt)))
    .returning({ id: preparedDecision.id });
  return settled.length;
}

export const waveSubject = (id: string): string => `wave:${id}`;
const IN_THE_PAST = [{ path: 'publishAt', code: 'in_the_past' }];
