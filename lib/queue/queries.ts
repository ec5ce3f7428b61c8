import { and, asc, eq, inArray, or } from 'drizzle-orm';
import {
  assignment,
  delegationHead,
  registration,
  registrationTag,
  reviewNote,
  reviewTag,
  savedView,
  staffRole,
  user,
} from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { withinReach } from '@/lib/registration/reach';
import { isReference } from '@/lib/registration/rules';
import { mayWorkQueue } from './policy';

/** The key behind a reference of the current edition; undefined also for one that is out of the reader's reach. */
export async function idOf(
  scope: Pick<Scope, 'db' | 'actor'>,
  reference: string,
): Promise<string | undefined> {
  if (!isReference(reference)) return undefined;
  const edition = await currentEdition(scope);
  const [found] = await scope.db
    .select({ id: registration.id })
    .from(registration)
    .where(
      and(
        eq(registration.reference, reference),
        eq(registration.editionId, edition.id),
        withinReach(scope.actor),
      ),
    );
  return found?.id;
}

/** What colleagues have put onto a registration: notes oldest first, tags by name, who looks after it, whether it is a head's. */
export async function caseOf(scope: Scope, of: { id: string; delegationId: string | null }) {
  const [notes, tags, assigned, heads] = await Promise.all([
    scope.db
      .select()
      .from(reviewNote)
      .where(eq(reviewNote.registrationId, of.id))
      .orderBy(asc(reviewNote.writtenAt), asc(reviewNote.id)),
    scope.db
      .select({ id: reviewTag.id, name: reviewTag.name })
      .from(registrationTag)
      .innerJoin(reviewTag, eq(reviewTag.id, registrationTag.tagId))
      .where(eq(registrationTag.registrationId, of.id))
      .orderBy(asc(reviewTag.name)),
    scope.db
      .select({ userId: user.id, email: user.email })
      .from(assignment)
      .innerJoin(user, eq(user.id, assignment.userId))
      .where(eq(assignment.registrationId, of.id)),
    scope.db.select().from(delegationHead).where(eq(delegationHead.registrationId, of.id)),
  ]);
  const isHead = heads.some(({ delegationId }) => delegationId === of.delegationId);
  return { notes, tags, assignee: assigned[0], isHead };
}

/** The edition's tags, by name. */
export async function tagsOf(scope: Scope): Promise<{ id: string; name: string }[]> {
  if (!mayWorkQueue(scope.actor)) return [];
  const edition = await currentEdition(scope);
  return scope.db
    .select({ id: reviewTag.id, name: reviewTag.name })
    .from(reviewTag)
    .where(eq(reviewTag.editionId, edition.id))
    .orderBy(asc(reviewTag.name));
}

/** Who can look after a registration: everybody who decides, by address. */
export async function colleaguesOf(scope: Scope): Promise<{ userId: string; email: string }[]> {
  if (!mayWorkQueue(scope.actor)) return [];
  return scope.db
    .selectDistinct({ userId: user.id, email: user.email })
    .from(staffRole)
    .innerJoin(user, eq(user.id, staffRole.userId))
    .where(inArray(staffRole.role, ['organiser', 'reviewer']))
    .orderBy(asc(user.email));
}

export type View = { id: string; name: string; query: string; isShared: boolean; owner: string | null };

/** One's own views, then those that colleagues share; `owner` is null for one's own. */
export async function viewsOf(scope: Scope): Promise<View[]> {
  const { actor } = scope;
  if (actor.kind !== 'person' || !mayWorkQueue(actor)) return [];
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select({ view: savedView, email: user.email })
    .from(savedView)
    .innerJoin(user, eq(user.id, savedView.userId))
    .where(
      and(
        eq(savedView.editionId, edition.id),
        or(eq(savedView.userId, actor.userId), eq(savedView.isShared, true)),
      ),
    )
    .orderBy(asc(savedView.name), asc(savedView.id));
  const views = rows.map(({ view: { id, name, query, isShared, userId }, email }) => ({
    id,
    name,
    query,
    isShared,
    owner: userId === actor.userId ? null : email,
  }));
  return [...views.filter(({ owner }) => owner === null), ...views.filter(({ owner }) => owner !== null)];
}
