import { sql } from 'drizzle-orm';
import { tally } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { MOST_UNFOLDED } from './rules';

/**
 * Folds rows of the tally that are alike into one, once enough have been added that reading them all would show; tells
 * whether it did. Each sum stays what it is: who reads meanwhile sees either the old rows or the new one. Two workers at
 * once each fold what the other has not taken.
 */
export async function foldTally(
  { db }: Pick<Scope, 'db'>,
  { least = MOST_UNFOLDED }: { least?: number } = {},
): Promise<boolean> {
  const unfolded = await db.$count(
    db.select({ one: sql`1` }).from(tally).where(sql`NOT ${tally.isFolded}`).limit(least).as('unfolded'),
  );
  if (unfolded < least) return false;
  await db.execute(sql`
    WITH taken AS (DELETE FROM ${tally} RETURNING *)
    INSERT INTO ${tally} (edition_id, counted, state, category, country_represented, is_international, citizenship,
      is_coming, territory, track, submitted_at, people, is_folded)
    SELECT edition_id, counted, state, category, country_represented, is_international, citizenship,
      is_coming, territory, track, submitted_at, sum(people), true
    FROM taken GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 HAVING sum(people) <> 0`);
  return true;
}
