import { and, or, type SQL, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { layoutSwapped, searchWords } from '@/lib/core/fold';

/**
 * Finds registrations by what somebody typed: every word must occur somewhere in the folded text, as typed or as it
 * would read under the other keyboard layout. The trigram index serves each word. What has no word in it finds nobody.
 */
export const textMatches = (typed: string): SQL =>
  or(allWords(typed), allWords(layoutSwapped(typed))) ?? sql`false`;

const allWords = (typed: string): SQL | undefined =>
  and(
    ...searchWords(typed).map(
      (word) => sql`${registration.searchText} LIKE ${`%${word.replace(/[\\%_]/g, '\\$&')}%`}`,
    ),
  );

/** How well a record fits what was typed, best highest: whole words before beginnings of words before anything inside. */
export function textRank(typed: string): SQL<number> {
  const points = [typed, layoutSwapped(typed)].flatMap(searchWords).map((word) => {
    const escaped = word.replace(/[\\%_]/g, '\\$&');
    const text = sql`(' ' || ${registration.searchText} || ' ')`;
    return sql`CASE WHEN ${text} LIKE ${`% ${escaped} %`} THEN 2 WHEN ${text} LIKE ${`% ${escaped}%`} THEN 1 ELSE 0 END`;
  });
  return points.length > 0 ? sql`(${sql.join(points, sql` + `)})` : sql`0`;
}
