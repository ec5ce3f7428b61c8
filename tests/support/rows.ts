import { sql } from 'drizzle-orm';
import type { House } from './house';

/** Everything that stands in every table but those that only say that something ran, as one hash for each table. */
export async function rowsOf({ db }: Pick<House, 'db'>): Promise<Record<string, string>> {
  const { rows } = await db.execute<{ table: string; rows: string }>(sql`
    SELECT relname AS "table", md5(query_to_xml(
      format('SELECT t::text FROM %I AS t ORDER BY 1', relname), true, true, '')::text) AS rows
    FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
      AND relname NOT IN ('audit_seal', 'rate_limit', 'tally', 'tally_change') ORDER BY 1`);
  return Object.fromEntries(rows.map(({ table, rows }) => [table, rows]));
}
