import { and, asc, eq } from 'drizzle-orm';
import { columnSet, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { isId, newId } from '@/lib/core/id';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { matching } from '@/lib/dashboard/filter';
import { currentEdition } from '@/lib/edition/queries';
import type { ColumnSetInput, ExportInput } from './input';
import { mayExport } from './policy';
import { type ExportedRow, rowsOf } from './queries';

export type OpenedExport = { count: number; rows: AsyncGenerator<ExportedRow> };

/**
 * Takes what a filter matches out of the house: who is in it is settled and recorded first, with the filter and how many they
 * are, and their rows follow as they are read. What was searched for may be a name, so it is kept outside of the chain.
 */
export function openExport(
  scope: Scope,
  { filter, columns, format }: ExportInput,
): Promise<Result<OpenedExport, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED'>> {
  return inTransaction<OpenedExport, 'NOT_ALLOWED' | 'FRESH_PROOF_NEEDED'>(scope, async (tx) => {
    if (!mayExport(tx.actor)) return refuse('NOT_ALLOWED');
    if (!hasFreshProof(tx)) return refuse('FRESH_PROOF_NEEDED');
    const edition = await currentEdition(tx);
    const people = await tx.db
      .select({ id: registration.id })
      .from(registration)
      .where(matching(scope, edition.id, filter))
      .orderBy(asc(registration.submittedAt), asc(registration.id));
    const { q, ...rest } = filter;
    await record(tx, {
      action: 'export.made',
      subject: `edition:${edition.id}`,
      after: { format, columns, filter: rest, isSearch: q !== undefined, count: people.length },
      personal: q === undefined ? undefined : { q },
    });
    const ids = people.map(({ id }) => id);
    // The rows are read after this transaction has ended, on whatever connection is free.
    return ok({ count: ids.length, rows: rowsOf(scope, ids) });
  });
}

/** Keeps columns under a name, in place of what had that name before. */
export function saveColumnSet(
  scope: Scope,
  { name, columns }: ColumnSetInput,
): Promise<Result<string, 'NOT_ALLOWED'>> {
  return inTransaction<string, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayExport(tx.actor)) return refuse('NOT_ALLOWED');
    const [saved] = await tx.db
      .insert(columnSet)
      .values({ id: newId(), owner: actorKey(tx.actor), name, columns, savedAt: tx.now })
      .onConflictDoUpdate({ target: [columnSet.owner, columnSet.name], set: { columns, savedAt: tx.now } })
      .returning({ id: columnSet.id });
    const id = saved?.id ?? '';
    await record(tx, { action: 'column_set.saved', subject: `column_set:${id}`, after: { columns } });
    return ok(id);
  });
}

/** Forgets one of one's own sets; one that is gone already is no mistake. */
export function deleteColumnSet(scope: Scope, id: string): Promise<Result<void, 'NOT_ALLOWED'>> {
  return inTransaction<void, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayExport(tx.actor)) return refuse('NOT_ALLOWED');
    if (!isId(id)) return ok(undefined);
    const [gone] = await tx.db
      .delete(columnSet)
      .where(and(eq(columnSet.id, id), eq(columnSet.owner, actorKey(tx.actor))))
      .returning();
    if (gone) {
      await record(tx, {
        action: 'column_set.deleted',
        subject: `column_set:${id}`,
        before: { columns: gone.columns },
      });
    }
    return ok(undefined);
  });
}
