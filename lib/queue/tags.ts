import { and, eq, sql } from 'drizzle-orm';
import { registrationTag, reviewTag } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { TagInput, TagRemoval } from './input';
import { mayWorkQueue } from './policy';
import { idOf } from './queries';

type TagRefusal = 'NOT_ALLOWED' | 'NOT_FOUND';

/** Tags a registration; a tag that the edition does not have yet is added to its set. Twice is once. */
export function addTag(scope: Scope, { reference, name }: TagInput): Promise<Result<void, TagRefusal>> {
  return inTransaction<void, TagRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    const tag = await tagNamed(tx, name);
    const added = await tx.db
      .insert(registrationTag)
      .values({ registrationId, tagId: tag.id, addedBy: actorKey(tx.actor), addedAt: tx.now })
      .onConflictDoNothing()
      .returning();
    if (added.length > 0) await record(tx, factOf('tag.added', registrationId, tag));
    return ok(undefined);
  });
}

/** Takes a tag off a registration; the edition keeps it in its set. */
export function removeTag(scope: Scope, { reference, tagId }: TagRemoval): Promise<Result<void, TagRefusal>> {
  return inTransaction<void, TagRefusal>(scope, async (tx) => {
    if (!mayWorkQueue(tx.actor)) return refuse('NOT_ALLOWED');
    const registrationId = await idOf(tx, reference);
    if (!registrationId) return refuse('NOT_FOUND');
    const removed = await tx.db
      .delete(registrationTag)
      .where(and(eq(registrationTag.registrationId, registrationId), eq(registrationTag.tagId, tagId)))
      .returning();
    const [tag] = await tx.db.select().from(reviewTag).where(eq(reviewTag.id, tagId));
    if (removed.length > 0 && tag) await record(tx, factOf('tag.removed', registrationId, tag));
    return ok(undefined);
  });
}

const factOf = (action: string, registrationId: string, { id, name }: { id: string; name: string }) => ({
  action,
  subject: `registration:${registrationId}`,
  after: { tag: id },
  // Written by hand, so it may say anything about anybody.
  personal: { name },
});

/** The edition's tag of this name, whatever its capitals; of two who invent it at once, both get the one. */
async function tagNamed(tx: TxScope, name: string): Promise<{ id: string; name: string }> {
  const edition = await currentEdition(tx);
  await tx.db
    .insert(reviewTag)
    .values({
      id: newId(),
      editionId: edition.id,
      name,
      createdBy: actorKey(tx.actor),
      createdAt: tx.now,
    })
    .onConflictDoNothing();
  const [tag] = await tx.db
    .select()
    .from(reviewTag)
    .where(and(eq(reviewTag.editionId, edition.id), sql`lower(${reviewTag.name}) = lower(${name})`));
  if (!tag) throw new Error('a tag was made and is not there');
  return tag;
}
