import { sql } from 'drizzle-orm';
import type { Scope } from '@/lib/core/scope';

/**
 * References of those who, by the readings that count, stand elsewhere than `presence` says, or came at another moment; at
 * most so many. Of readings made in the same instant either may be the newest.
 */
export async function presenceDifferences(scope: Pick<Scope, 'db'>, most: number): Promise<string[]> {
  const { rows } = await scope.db.execute<{ reference: string }>(sql`
    WITH counted AS MATERIALIZED (
      SELECT scan.id, registration_id, zone, direction, gate, scanned_at FROM scan
      JOIN registration ON registration.id = registration_id AND registration.edition_id = scan.edition_id
      WHERE verdict IN ('admit', 'admit_with_action')
        AND NOT EXISTS (SELECT 1 FROM scan_undo WHERE scan_id = scan.id)
    ), newest AS (
      SELECT registration_id, zone, max(scanned_at) AS at, min(scanned_at) FILTER (WHERE direction = 'entry') AS came_at
      FROM counted GROUP BY registration_id, zone
    )
    SELECT DISTINCT reference FROM (
      SELECT registration_id, newest.at IS DISTINCT FROM presence.at OR came_at IS DISTINCT FROM first_entry_at
        OR NOT EXISTS (SELECT 1 FROM counted AS its WHERE its.id = presence.scan_id
          AND (its.registration_id, its.zone, its.direction, its.gate, its.scanned_at)
            = (presence.registration_id, presence.zone, presence.direction, presence.gate, presence.at)) AS differs
      FROM newest FULL JOIN presence USING (registration_id, zone)) AS stood
    JOIN registration ON registration.id = registration_id WHERE differs
    ORDER BY reference LIMIT ${most}`);
  return rows.map(({ reference }) => reference);
}
