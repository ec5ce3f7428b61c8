import { and, eq, gt, lt } from 'drizzle-orm';
import { draft } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { seal, unseal } from '@/lib/core/crypto';
import { newId } from '@/lib/core/id';
import type { Scope } from '@/lib/core/scope';
import { hashToken, newToken } from '@/lib/core/token';
import { currentEdition } from '@/lib/edition/queries';

/** What was typed so far, field by field, exactly as typed. */
export type Typed = Record<string, string | string[]>;
export type Draft = { id: string; typed: Typed; changedAt: Date };

const KEPT_DAYS = 30;
const context = (id: string) => `draft:${id}`;

/** The draft that a cookie's token opens. */
export async function openDraft(scope: Scope, token: string): Promise<Draft | undefined> {
  const [found] = await scope.db
    .select()
    .from(draft)
    .where(and(eq(draft.tokenHash, hashToken(token)), gt(draft.expiresAt, scope.now)));
  return (
    found && {
      id: found.id,
      typed: JSON.parse(unseal(found.sealed, context(found.id))),
      changedAt: found.changedAt,
    }
  );
}

/** Adds what was typed to the draft of `token`, or begins a new one; returns the token to keep. */
export async function saveDraft(
  scope: Scope,
  token: string | undefined,
  typed: Typed,
): Promise<{ token: string }> {
  const opened = token ? await openDraft(scope, token) : undefined;
  const kept = { expiresAt: after(scope.now, KEPT_DAYS * DAY_MS), changedAt: scope.now };
  if (opened && token) {
    const sealed = seal(JSON.stringify({ ...opened.typed, ...typed }), context(opened.id));
    await scope.db
      .update(draft)
      .set({ sealed, ...kept })
      .where(eq(draft.id, opened.id));
    return { token };
  }
  const id = newId();
  const fresh = newToken();
  const sealed = seal(JSON.stringify(typed), context(id));
  const { id: editionId } = await currentEdition(scope);
  await scope.db.insert(draft).values({ id, editionId, tokenHash: hashToken(fresh), sealed, ...kept });
  return { token: fresh };
}

/** Forgets one draft, as soon as it has become a registration or its writer says so. */
export async function discardDraft(scope: Pick<Scope, 'db'>, id: string): Promise<void> {
  await scope.db.delete(draft).where(eq(draft.id, id));
}

export async function discardExpiredDrafts(scope: Scope): Promise<void> {
  await scope.db.delete(draft).where(lt(draft.expiresAt, scope.now));
}
