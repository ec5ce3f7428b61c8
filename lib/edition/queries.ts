import { asc, eq } from 'drizzle-orm';
import { category, edition, track } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { mayChangeSettings } from './policy';
import type { Edition } from './rules';

/** @throws when no edition is current: the start-up makes one, so its absence is a broken installation */
export async function currentEdition(scope: Pick<Scope, 'db'>): Promise<Edition> {
  const [current] = await scope.db.select().from(edition).where(eq(edition.isCurrent, true));
  if (!current) throw new Error('there is no current edition');
  return current;
}

export const tracksOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db.select().from(track).where(eq(track.editionId, editionId)).orderBy(asc(track.position));

export const categoriesOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db.select().from(category).where(eq(category.editionId, editionId)).orderBy(asc(category.position));

export type Track = Awaited<ReturnType<typeof tracksOf>>[number];
export type Category = Awaited<ReturnType<typeof categoriesOf>>[number];

/** The current edition with what it offers to choose from: all that a form needs to be judged. */
export async function currentOffer(scope: Pick<Scope, 'db'>) {
  const edition = await currentEdition(scope);
  const [tracks, categories] = await Promise.all([
    tracksOf(scope, edition.id),
    categoriesOf(scope, edition.id),
  ]);
  return { ...edition, tracks, categories };
}

/** The settings of the current edition, for who may change them. */
export async function currentSettings(scope: Scope): Promise<Result<Edition, 'NOT_ALLOWED'>> {
  return mayChangeSettings(scope.actor) ? ok(await currentEdition(scope)) : refuse('NOT_ALLOWED');
}
