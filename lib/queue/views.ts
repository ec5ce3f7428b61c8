import { and, eq } from 'drizzle-orm';
import { savedView } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { ViewInput } from './input';
import { mayWorkQueue } from './policy';

/** Keeps a list under a name, for oneself or for all colleagues; the same name again replaces it. */
export function saveView(
  scope: Scope,
  { name, query, isShared }: ViewInput,
): Promise<Result<void, 'NOT_ALLOWED'>> {
  return inTransaction<void, 'NOT_ALLOWED'>(scope, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'person' || !mayWorkQueue(actor)) return refuse('NOT_ALLOWED');
    const edition = await currentEdition(tx);
    const [saved] = await tx.db
      .insert(savedView)
      .values({
        id: newId(),
        editionId: edition.id,
        userId: actor.userId,
        name,
        query,
        isShared,
        savedAt: tx.now,
      })
      .onConflictDoUpdate({
        target: [savedView.editionId, savedView.userId, savedView.name],
        set: { query, isShared, savedAt: tx.now },
      })
      .returning({ id: savedView.id });
    // What was searched for may name a person.
    await record(tx, {
      action: 'view.saved',
      subject: `view:${saved?.id}`,
      after: { isShared },
      personal: { name, query },
    });
    return ok(undefined);
  });
}

/** Forgets one's own view; a colleague's is not found. */
export function deleteView(
  scope: Scope,
  { id }: { id: string },
): Promise<Result<void, 'NOT_ALLOWED' | 'NOT_FOUND'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'NOT_FOUND'>(scope, async (tx) => {
    const { actor } = tx;
    if (actor.kind !== 'person' || !mayWorkQueue(actor)) return refuse('NOT_ALLOWED');
    const gone = await tx.db
      .delete(savedView)
      .where(and(eq(savedView.id, id), eq(savedView.userId, actor.userId)))
      .returning({ id: savedView.id });
    if (gone.length === 0) return refuse('NOT_FOUND');
    await record(tx, { action: 'view.deleted', subject: `view:${id}` });
    return ok(undefined);
  });
}
