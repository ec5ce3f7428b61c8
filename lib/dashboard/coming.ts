import { sql } from 'drizzle-orm';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { DECLINED } from '@/lib/registration/attendance';
import { mayReadRegistrations } from '@/lib/registration/policy';
import type { RegistrationFilter } from './input';
import { countEach } from './source';

/** The filters behind the numbers, which their links open. */
export const COMING = {
  approved: { status: 'approved' },
  confirmed: { status: 'approved', attendance: 'confirmed' },
  silent: { status: 'approved', attendance: 'silent' },
} as const satisfies Record<string, RegistrationFilter>;

export type Coming = Record<keyof typeof COMING, number> & {
  /** Gave their place up when they were asked. */
  declined: number;
  /** Lost it because they did not answer. */
  lapsed: number;
  isAsked: boolean;
  noShowPercent: number;
  /** How many of the approved are expected to stay away. */
  noShows: number;
};

/** Who comes, who was asked and is silent, who gave the place up, and how many will stay away. */
export async function comingNow(scope: Scope): Promise<Result<Coming, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const counts = await countEach(scope, edition.id, COMING);
  const { rows } = await scope.db.execute<{ declined: number; lapsed: number }>(sql`
    SELECT count(*) FILTER (WHERE action = 'registration.withdrawn')::int AS declined,
      count(*) FILTER (WHERE action = 'registration.lapsed')::int AS lapsed
    FROM audit_fact WHERE (action = 'registration.withdrawn' AND after ->> 'cause' = ${DECLINED})
      OR (action = 'registration.lapsed' AND after ->> 'cause' = 'attendance_unconfirmed')`);
  const { noShowPercent } = edition;
  return ok({
    ...counts,
    declined: rows[0]?.declined ?? 0,
    lapsed: rows[0]?.lapsed ?? 0,
    isAsked: edition.attendanceConfirmBy !== null,
    noShowPercent,
    noShows: noShowsOf({ ...counts, noShowPercent }),
  });
}

/**
 * How many of the approved will stay away: of those who have said nothing the usual share (28 of a hundred at free events, a
 * setting), of those who have said that they come half of it, because a yes is a promise and no ticket of an aeroplane.
 */
export function noShowsOf({
  approved,
  confirmed,
  noShowPercent,
}: {
  approved: number;
  confirmed: number;
  noShowPercent: number;
}): number {
  return Math.round(((approved - confirmed) * noShowPercent + (confirmed * noShowPercent) / 2) / 100);
}
