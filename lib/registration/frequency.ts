import { sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { clock, MINUTE_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';

/** From this share of everybody on, an index only finds out slowly that nearly everybody has it. */
const COMMON_SHARE = 0.1;
const SAMPLED_PERCENT = 0.2;
/** Of a small forum so few say nothing, and there nothing is slow. */
const LEAST_SAMPLED = 50;
const KNOWN_MS = 10 * MINUTE_MS;
const MOST_KNOWN = 2000;

type Known = { share: number; until: number };
const known = new Map<string, Known>();

/** Which share of everybody has a piece in what they are found by; 0 where nobody has looked. */
export const shareWith = (piece: string): number => known.get(piece)?.share ?? 0;

export const isCommon = (piece: string): boolean => shareWith(piece) >= COMMON_SHARE;

/**
 * Looks in a sample how many have each piece, and keeps it for a while in this process: it decides how people are looked for,
 * never who is found.
 */
export async function learnShares({ db }: Pick<Scope, 'db'>, pieces: readonly string[]): Promise<void> {
  const now = clock.now().getTime();
  const unknown = [...new Set(pieces)].filter((piece) => (known.get(piece)?.until ?? 0) <= now);
  if (unknown.length === 0) return;
  const counts = unknown.map(
    (piece) => sql`count(*) FILTER (WHERE strpos(${registration.searchText}, ${piece}) > 0)::int`,
  );
  const { rows } = await db.execute<{ people: number; having: number[] }>(sql`
    SELECT count(*)::int AS people, ARRAY[${sql.join(counts, sql`, `)}] AS having
    FROM ${registration} TABLESAMPLE SYSTEM (${sql.raw(`${SAMPLED_PERCENT}`)})`);
  const { people = 0, having = [] } = rows[0] ?? {};
  if (known.size > MOST_KNOWN) known.clear();
  for (const [at, piece] of unknown.entries()) {
    const share = people < LEAST_SAMPLED ? 0 : (having[at] ?? 0) / people;
    known.set(piece, { share, until: now + KNOWN_MS });
  }
}
