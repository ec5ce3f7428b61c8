import { asc, eq } from 'drizzle-orm';
import { category, edition, track } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
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
