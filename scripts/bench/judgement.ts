import { sql } from 'drizzle-orm';
import type { Scope } from '@/lib/core/scope';
import { verify } from '@/lib/dashboard/verify';

/** What is wrong with the seats after a load: recounted here from the states alone, and by `verify`. */
export async function seatFaults(scope: Scope): Promise<string[]> {
  const { faults } = await verify(scope);
  const over = await oversold(scope);
  return [
    ...faults.map(({ code, detail }) => `verify: ${code} ${JSON.stringify(detail)}`),
    ...(over > 0 ? [`${over} seats are oversold`] : []),
  ];
}

/** How many seats more than there are the registrations of the current edition have; 0 when all is well. */
export async function oversold(scope: Scope): Promise<number> {
  const { rows } = await scope.db.execute<{ over: number }>(sql`
    SELECT greatest(0, max(domestic + greatest(reserve, international) - capacity))::int AS over FROM (
      SELECT capacity_seats AS capacity, international_reserve_seats AS reserve,
        count(registration.id) FILTER (WHERE NOT is_international) AS domestic,
        count(registration.id) FILTER (WHERE is_international) AS international
      FROM edition LEFT JOIN registration ON registration.edition_id = edition.id
        AND (state = 'approved' OR (seats_held_from = 'submission' AND state IN ('submitted', 'needs_info')))
      WHERE is_current GROUP BY edition.id) AS counted`);
  return rows[0]?.over ?? 0;
}
