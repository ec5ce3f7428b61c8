import { and, eq, inArray, isNull } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { preparedDecision, registration } from '@/db/schema';
import { factRows, record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { approvedWaiters } from '@/lib/pool/list';
import { isReference } from '@/lib/registration/rules';
import type { Selected } from './bulk';
import type { PrepareInput } from './input';
import { mayDecide, mayDecideOn } from './policy';
import { canDecide, MOST_AT_ONCE } from './rules';
import { lockOpenWave } from './waves';

export type Obstacle = 'NOT_FOUND' | 'STATE_CHANGED' | 'ALREADY_PREPARED';
/** Who is in the wave now, and who is not and why. */
export type Prepared = { prepared: string[]; skipped: { reference: string; code: Obstacle }[] };
type PrepareRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'WAVE_CLOSED' | 'SELECTION_TOO_LARGE';

/**
 * Puts one decision on some into a wave. Nothing changes for anybody until it is published: no seat is held, nobody is
 * written to. Who stands in another wave already, or not as they were seen, is left out and named.
 */
export function prepare(
  scope: Scope,
  input: PrepareInput,
  selected: readonly Selected[],
): Promise<Result<Prepared, PrepareRefusal>> {
  return inTransaction<Prepared, PrepareRefusal>(scope, async (tx) => {
    // It is decided later in the name of a person, and a token is none.
    if (tx.actor.kind !== 'person' || !mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (selected.length === 0) return refuse('NOT_FOUND');
    if (selected.length > MOST_AT_ONCE) return refuse('SELECTION_TOO_LARGE');
    const open = await lockOpenWave(tx, input.waveId);
    if (!open.ok) return open;
    const obstacles = await obstaclesTo(tx, input, selected);
    const free = selected.filter(({ id }) => !obstacles.has(id));
    await insertAll(
      tx.db,
      rowsFor(
        preparedDecision,
        free.map(({ id: registrationId, state, isApproved }) => ({
          ...input,
          id: newId(),
          registrationId,
          seenState: state,
          seenApproved: isApproved,
          preparedBy: actorKey(tx.actor),
          preparedAt: tx.now,
        })),
      ),
      ...factRows(
        tx,
        free.map(({ id }) => ({
          action: 'decision.prepared',
          subject: `registration:${id}`,
          after: { decision: input.decision, reasonCode: input.reasonCode, wave: input.waveId },
        })),
      ),
    );
    return ok({
      prepared: free.map(({ reference }) => reference),
      skipped: selected.flatMap(({ id, reference }) => {
        const code = obstacles.get(id);
        return code ? [{ reference, code }] : [];
      }),
    });
  });
}

/** Why some cannot be prepared, by registration. Their rows are locked, so that of two who prepare one the second is told. */
async function obstaclesTo(
  tx: TxScope,
  { decision }: PrepareInput,
  selected: readonly Selected[],
): Promise<Map<string, Obstacle>> {
  const ids = selected.map(({ id }) => id);
  const rows = await tx.db
    .select()
    .from(registration)
    .where(inArray(registration.id, ids))
    .orderBy(registration.id)
    .for('no key update');
  const now = new Map(rows.map((row) => [row.id, row]));
  const approved = await approvedWaiters(tx, ids);
  const before = await tx.db
    .select({ id: preparedDecision.registrationId })
    .from(preparedDecision)
    .where(and(inArray(preparedDecision.registrationId, ids), isNull(preparedDecision.settledAt)));
  const isPrepared = new Set(before.map(({ id }) => id));
  const obstacleTo = ({ id, state, isApproved }: Selected): Obstacle | undefined => {
    const row = now.get(id);
    // Whom somebody may not decide on is, for that person, not there.
    if (!row || !mayDecideOn(tx.actor, row)) return 'NOT_FOUND';
    if (isPrepared.has(id)) return 'ALREADY_PREPARED';
    const isSame = row.state === state && approved.has(id) === isApproved;
    const isOwed = canDecide(decision, row.state) && !(decision === 'approve' && isApproved);
    return isSame && isOwed ? undefined : 'STATE_CHANGED';
  };
  return new Map(
    selected.flatMap((one) => {
      const obstacle = obstacleTo(one);
      return obstacle ? [[one.id, obstacle] as const] : [];
    }),
  );
}

/** Takes somebody out of the wave that they stand in, before it is published: nothing was decided. */
export function takeOut(
  scope: Scope,
  reference: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'WAVE_CLOSED'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND' | 'WAVE_CLOSED'>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    if (!isReference(reference)) return refuse('NOT_FOUND');
    const [found] = await tx.db.select().from(registration).where(eq(registration.reference, reference));
    if (!found || !mayDecideOn(tx.actor, found)) return refuse('NOT_FOUND');
    const ofThis = and(eq(preparedDecision.registrationId, found.id), isNull(preparedDecision.settledAt));
    const [standing] = await tx.db.select().from(preparedDecision).where(ofThis);
    // The wave first: while it is being published nobody leaves it any more.
    const open = standing ? await lockOpenWave(tx, standing.waveId) : refuse('WAVE_CLOSED');
    if (!open.ok) return open;
    const [out] = await tx.db.delete(preparedDecision).where(ofThis).returning();
    if (!out) return refuse('WAVE_CLOSED');
    await record(tx, {
      action: 'decision.unprepared',
      subject: `registration:${found.id}`,
      before: { decision: out.decision, wave: out.waveId },
    });
    return ok(undefined);
  });
}
