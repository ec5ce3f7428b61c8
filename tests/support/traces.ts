import { sql } from 'drizzle-orm';
import type { Database } from './database';

/** The tables in which any of these words is found, in whichever capitals, in clear or as the hex of bytes. */
export async function tracesOf({ db }: Pick<Database, 'db'>, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.execute<{ name: string }>(sql`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.execute<{ text: string | null }>(
      sql`SELECT lower(string_agg(one::text, ' ')) AS text FROM ${sql.raw(name)} AS one`,
    );
    const text = rows[0]?.text ?? '';
    for (const word of words.map((one) => one.toLowerCase())) {
      if (text.includes(word) || text.includes(Buffer.from(word).toString('hex')))
        found.push(`${name}: ${word}`);
    }
  }
  return found;
}
