import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { type LetterKind, letterBatch, letterBatchItem, type RegistrationState } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { isId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { enqueue } from '@/lib/task/commands';
import { hasSignatory, headOf } from './head';
import type { ManyInput } from './input';
import { mayIssueLetters, mayManageLetters } from './policy';
import { type LetterRefusal, letterFault, MOST_IN_BATCH } from './rules';

export type LetterBatch = typeof letterBatch.$inferSelect;
/** Somebody who may get a letter of a kind: `has` one already, or what stands against it. */
export type Candidate = { id: string; reference: string; has: boolean; fault: LetterRefusal | undefined };

/** For whom among people a letter of a kind can be issued now, in the order of their keys. */
export async function candidatesFor(
  scope: Pick<Scope, 'db'>,
  kind: LetterKind,
  registrationIds: readonly string[],
): Promise<Candidate[]> {
  const signed = hasSignatory(await headOf(scope, await currentEdition(scope)));
  const inVault = (of: string) =>
    sql`EXISTS (SELECT 1 FROM vault_record WHERE registration_id = registration.id AND kind = ${of})`;
  const { rows } = await scope.db.execute<{
    id: string;
    reference: string;
    state: RegistrationState;
    has: boolean;
    hasAttended: boolean;
    document: boolean;
    birth: boolean;
    visa: boolean;
  }>(sql`
    SELECT id, reference, state, ${inVault('document')} AS document, ${inVault('birth')} AS birth, ${inVault('visa')} AS visa,
      EXISTS (SELECT 1 FROM letter WHERE registration_id = registration.id AND kind = ${kind} AND revoked_at IS NULL) AS has,
      EXISTS (SELECT 1 FROM presence WHERE registration_id = registration.id AND first_entry_at IS NOT NULL) AS "hasAttended"
    FROM registration WHERE id = ANY(${sql.param([...registrationIds])}::uuid[]) ORDER BY id`);
  return rows.map(({ id, reference, has, state, hasAttended, ...vault }) => ({
    id,
    reference,
    has,
    fault: letterFault(kind, { state, hasAttended, hasSignatory: signed, has: vault }),
  }));
}

type AskRefusal = 'NOT_ALLOWED' | 'NOBODY_FOR_LETTER' | 'SELECTION_TOO_LARGE';

/** Asks for letters to those among people who can get one and have none; the worker writes them. The same id asks once. */
export function askLetters(
  scope: Scope,
  { id, kind }: ManyInput,
  registrationIds: readonly string[],
): Promise<Result<string, AskRefusal>> {
  return inTransaction<string, AskRefusal>(scope, async (tx) => {
    if (!mayManageLetters(tx.actor) || !mayIssueLetters(tx.actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const found = await candidatesFor(tx, kind, registrationIds);
    const people = found.filter(({ has, fault }) => !has && !fault);
    if (people.length === 0) return refuse('NOBODY_FOR_LETTER');
    if (people.length > MOST_IN_BATCH) return refuse('SELECTION_TOO_LARGE');
    const asked = { askedBy: actorKey(tx.actor), askedAt: tx.now };
    const made = await tx.db
      .insert(letterBatch)
      .values({ id, editionId: edition.id, kind, people: people.length, ...asked })
      .onConflictDoNothing()
      .returning({ id: letterBatch.id });
    if (made.length === 0) return ok(id);
    const rows = people.map((one, position) => ({
      batchId: id,
      registrationId: one.id,
      reference: one.reference,
      position,
    }));
    await insertAll(tx.db, rowsFor(letterBatchItem, rows));
    await record(tx, {
      action: 'letter_batch.asked',
      subject: `letter_batch:${id}`,
      after: { kind, people: people.length },
    });
    await enqueue(tx, { kind: 'letter.batch', payload: { batchId: id } });
    return ok(id);
  });
}

/** Stops a batch: what was issued stays issued, nobody else gets a letter. To stop it twice changes nothing. */
export function stopLetters(
  scope: Scope,
  { id }: { id: string },
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    if (!mayManageLetters(tx.actor)) return refuse('NOT_ALLOWED');
    const [batch] = await tx.db.select().from(letterBatch).where(eq(letterBatch.id, id)).for('no key update');
    if (!batch) return refuse('NOT_FOUND');
    if (batch.finishedAt) return ok(undefined);
    const open = await tx.db
      .update(letterBatchItem)
      .set({ outcome: 'BATCH_STOPPED' })
      .where(and(eq(letterBatchItem.batchId, id), isNull(letterBatchItem.outcome)))
      .returning({ id: letterBatchItem.registrationId });
    const stopped = { stoppedAt: tx.now, stoppedBy: actorKey(tx.actor), finishedAt: tx.now };
    await tx.db.update(letterBatch).set(stopped).where(eq(letterBatch.id, id));
    await record(tx, {
      action: 'letter_batch.stopped',
      subject: `letter_batch:${id}`,
      after: { people: open.length },
    });
    return ok(undefined);
  });
}

const SHOWN = 10;

/** The newest batches of the edition. */
export async function recentLetterBatches(scope: Scope): Promise<LetterBatch[]> {
  const { id } = await currentEdition(scope);
  return scope.db
    .select()
    .from(letterBatch)
    .where(eq(letterBatch.editionId, id))
    .orderBy(desc(letterBatch.askedAt))
    .limit(SHOWN);
}

/** One batch: how many letters are issued, how many are to come, and who was left out. */
export async function letterBatchReport(scope: Scope, id: string) {
  if (!mayManageLetters(scope.actor)) return refuse('NOT_ALLOWED');
  if (!isId(id)) return refuse('NOT_FOUND');
  const [batch] = await scope.db.select().from(letterBatch).where(eq(letterBatch.id, id));
  if (!batch) return refuse('NOT_FOUND');
  const of = eq(letterBatchItem.batchId, id);
  const [issued, open, rest] = await Promise.all([
    scope.db.$count(letterBatchItem, and(of, inArray(letterBatchItem.outcome, ['issued']))),
    scope.db.$count(letterBatchItem, and(of, isNull(letterBatchItem.outcome))),
    scope.db
      .select({ reference: letterBatchItem.reference, outcome: letterBatchItem.outcome })
      .from(letterBatchItem)
      .where(and(of, sql`outcome NOT IN ('issued', 'BATCH_STOPPED')`))
      .orderBy(letterBatchItem.position),
  ]);
  const skipped = rest.map(({ reference, outcome }) => ({ reference, outcome: outcome ?? '' }));
  return ok({ batch, issued, open, skipped });
}
