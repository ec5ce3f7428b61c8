import { sql } from 'drizzle-orm';
import { type Counted, tally } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';

/** Where the tally says another number than the rows themselves, by kind: how many numbers differ, and by how many people. */
export async function tallyDifferences({ db }: Pick<Scope, 'db'>): Promise<TallyDifference[]> {
  const { rows } = await db.execute<TallyDifference>(sql`
    SELECT counted, count(*)::int AS numbers, sum(abs(off))::int AS people FROM (
      SELECT counted, sum(people) AS off FROM (
        SELECT edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
          territory, track, submitted_at, people FROM ${tally}
        UNION ALL SELECT edition_id, counted, state, category, country_represented, is_international, citizenship,
          is_coming, territory, track, submitted_at, -people FROM tally_recounted) AS compared
      GROUP BY edition_id, counted, state, category, country_represented, is_international, citizenship, is_coming,
        territory, track, submitted_at
      HAVING sum(people) <> 0) AS differing
    GROUP BY counted ORDER BY counted`);
  return rows;
}
export type TallyDifference = { counted: Counted; numbers: number; people: number };
