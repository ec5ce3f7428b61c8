import { sql } from 'drizzle-orm';
import { type RegistrationState, registration, stateSpell } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';
import { matching } from './filter';

/** The states in which somebody waits for somebody: the desk, the person, a seat. */
export const WAITING_STATES = [
  'submitted',
  'needs_info',
  'waitlisted',
] as const satisfies RegistrationState[];

/** How long it took those who left a state in the last `days`: half of them, and nine of ten, at most so many days. */
export type TimeRow = {
  state: (typeof WAITING_STATES)[number];
  left: number;
  halfDays: number;
  mostDays: number;
};

/** Of old spells nobody learns how long it takes now. */
export const TIMES_OF_DAYS = 30;
/** Nor of more than these: the latest of each state tell it, and half a million need not be sorted. */
export const TIMES_OF_PEOPLE = 2000;

export async function timeRows(scope: Scope, editionId: string): Promise<TimeRow[]> {
  const within = (share: number) =>
    sql`round((percentile_cont(${share}) WITHIN GROUP (ORDER BY days))::numeric, 1)::float8`;
  const states = sql.join(
    WAITING_STATES.map((state) => sql`(${state})`),
    sql`, `,
  );
  const { rows } = await scope.db.execute<TimeRow>(sql`
    SELECT waits.state, count(*)::int AS "left", ${within(0.5)} AS "halfDays", ${within(0.9)} AS "mostDays"
    FROM (VALUES ${states}) AS waits(state), LATERAL (
      SELECT extract(epoch FROM ${stateSpell.until} - ${stateSpell.since}) / 86400 AS days
      FROM ${stateSpell} JOIN ${registration} ON ${registration.id} = ${stateSpell.registrationId}
      WHERE ${matching(scope, editionId, {})} AND ${stateSpell.state} = waits.state
        AND ${stateSpell.until} >= ${after(scope.now, -TIMES_OF_DAYS * DAY_MS).toISOString()}
        AND ${stateSpell.until} <= ${scope.now.toISOString()}
      ORDER BY ${stateSpell.until} DESC LIMIT ${TIMES_OF_PEOPLE}) AS latest
    GROUP BY 1`);
  return WAITING_STATES.flatMap((state) => rows.find((row) => row.state === state) ?? []);
}
