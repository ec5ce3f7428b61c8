import { and, asc, eq, isNull, lte } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { bulkDecision, bulkItem, preparedDecision, registration, wave } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
import { carryOutBulk } from './batches';
import { mayPublishWaves } from './policy';
import { lockOpenWave, settle, type Wave, type WaveRefusal, waveSubject } from './waves';

/** Publishes a wave before its hour. */
export function publishWave(scope: Scope, id: string): Promise<Result<void, WaveRefusal | 'WAVE_EMPTY'>> {
  return inTransaction<void, WaveRefusal | 'WAVE_EMPTY'>(scope, async (tx) => {
    if (!mayPublishWaves(tx.actor)) return refuse('NOT_ALLOWED');
    const open = await lockOpenWave(tx, id);
    if (!open.ok) return open;
    return (await publish(tx, open.value)) > 0 ? ok(undefined) : refuse('WAVE_EMPTY');
  });
}

/** Publishes the waves whose hour has come, each exactly once however many workers look; tells how many. */
export async function publishDueWaves(scope: Scope): Promise<number> {
  const edition = await currentEdition(scope);
  const due = await scope.db
    .select({ id: wave.id })
    .from(wave)
    .where(
      and(
        eq(wave.editionId, edition.id),
        isNull(wave.publishedAt),
        isNull(wave.calledOffAt),
        lte(wave.publishAt, scope.now),
      ),
    )
    .orderBy(asc(wave.publishAt), asc(wave.id));
  let published = 0;
  for (const { id } of due) {
    const done = await inTransaction(scope, async (tx) => {
      const open = await lockOpenWave(tx, id);
      // Another worker was faster, or an organiser has put it off meanwhile.
      if (!open.ok) return open;
      if (open.value.publishAt > tx.now) return refuse('WAVE_CLOSED');
      await publish(tx, open.value);
      return ok(undefined);
    });
    if (done.ok) published++;
  }
  return published;
}

/**
 * Makes of a wave what many decisions at once are made of, one for each reason and wording: rejections first, because they
 * free seats, each part in the order of arrival. Tells how many people it is about.
 */
async function publish(tx: TxScope, { id: waveId, editionId }: Wave): Promise<number> {
  const items = await tx.db
    .select({ prepared: preparedDecision, reference: registration.reference })
    .from(preparedDecision)
    .innerJoin(registration, eq(registration.id, preparedDecision.registrationId))
    .where(and(eq(preparedDecision.waveId, waveId), isNull(preparedDecision.settledAt)))
    .orderBy(asc(registration.id));
  const parts = [
    ...Map.groupBy(items, ({ prepared: { decision, reasonCode, note } }) =>
      JSON.stringify([decision, reasonCode, note]),
    ).values(),
  ].toSorted((one, other) => rankOf(one) - rankOf(other));
  const bulks = parts.map((people, part) => ({ id: newId(), part, people }));
  await insertAll(
    tx.db,
    rowsFor(
      bulkDecision,
      bulks.flatMap(({ id, part, people: [first] }) =>
        first
          ? [
              {
                id,
                editionId,
                waveId,
                part,
                decision: first.prepared.decision,
                reasonCode: first.prepared.reasonCode,
                note: first.prepared.note,
                askedBy: actorKey(tx.actor),
                askedAt: tx.now,
              },
            ]
          : [],
      ),
    ),
    rowsFor(
      bulkItem,
      bulks.flatMap(({ id: bulkId, people }) =>
        people.map(({ prepared, reference }, position) => ({
          bulkId,
          registrationId: prepared.registrationId,
          reference,
          position,
          seenState: prepared.seenState,
          seenApproved: prepared.seenApproved,
          preparedId: prepared.id,
        })),
      ),
    ),
  );
  await settle(tx, waveId);
  await tx.db
    .update(wave)
    .set({ publishedAt: tx.now, publishedBy: actorKey(tx.actor) })
    .where(eq(wave.id, waveId));
  await record(tx, {
    action: 'wave.published',
    subject: waveSubject(waveId),
    after: { people: items.length },
  });
  await enqueue(tx, { kind: 'review.wave', payload: { waveId } });
  return items.length;
}

const rankOf = ([first]: { prepared: { decision: string } }[]): number =>
  first?.prepared.decision === 'reject' ? 0 : 1;

/** Carries the parts of a published wave out, one after the other; again after a crash, it goes on where it stopped. */
export async function carryOutWave(scope: Scope, waveId: string): Promise<void> {
  const parts = await scope.db
    .select({ id: bulkDecision.id })
    .from(bulkDecision)
    .where(eq(bulkDecision.waveId, waveId))
    .orderBy(asc(bulkDecision.part));
  for (const { id } of parts) await carryOutBulk(scope, id);
}
