import { and, eq, gte, min, sql } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { after, DAY_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { countEachBy } from './source';

/** What a forecast goes by: the applications of one kind. */
export type Course = {
  goal: number;
  approved: number;
  undecided: number;
  /** Rejected, withdrawn, cancelled or lapsed. */
  ended: number;
  /** Applications of the last days, and how many days those are: 7, or fewer while registration is younger. */
  recent: number;
  days: number;
};
type Pace = { perDay: number; share: number };
export type Forecast =
  | { kind: 'reached' }
  | { kind: 'few'; finished: number }
  | ({ kind: 'under_way' | 'still' } & Pace)
  | ({ kind: 'on'; at: Date } & Pace)
  | ({ kind: 'after_closing'; byClosing: number } & Pace);

const LOOK_BACK_DAYS = 7;
/** With fewer finished applications a share of refusals says more about chance than about the forum. */
export const FEWEST_FINISHED = 20;

/**
 * When the approved will be as many as the goal, if people go on applying as in the last days and the usual share of all
 * applications ends without a seat. Says so when the pace is zero or too little has been finished to know the share.
 */
export function forecastOf(course: Course, now: Date, closesAt: Date): Forecast {
  const { goal, approved, undecided, ended, recent, days } = course;
  if (approved >= goal) return { kind: 'reached' };
  const finished = ended + approved;
  if (finished < FEWEST_FINISHED) return { kind: 'few', finished };
  const share = ended / finished;
  const perDay = recent / days;
  const expected = approved + undecided * (1 - share);
  if (expected >= goal) return { kind: 'under_way', perDay, share };
  const kept = perDay * (1 - share);
  if (kept === 0) return { kind: 'still', perDay, share };
  const at = after(now, ((goal - expected) / kept) * DAY_MS);
  if (at < closesAt) return { kind: 'on', at, perDay, share };
  const daysLeft = Math.max(0, (closesAt.getTime() - now.getTime()) / DAY_MS);
  return { kind: 'after_closing', byClosing: Math.round(expected + kept * daysLeft), perDay, share };
}

export type Forecasts = {
  total: Forecast;
  international: Forecast;
  goals: { total: number; international: number };
};

/** When the forum reaches its capacity and its international target. */
export async function forecasts(scope: Scope): Promise<Result<Forecasts, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const goals = { total: edition.capacitySeats, international: edition.internationalTargetSeats };
  const of = async (key: keyof typeof goals) =>
    forecastOf(
      { goal: goals[key], ...(await courseOf(scope, edition.id, key)) },
      scope.now,
      edition.registrationClosesAt,
    );
  return ok({ total: await of('total'), international: await of('international'), goals });
}

async function courseOf(
  scope: Scope,
  editionId: string,
  key: 'total' | 'international',
): Promise<Omit<Course, 'goal'>> {
  const mine = and(
    eq(registration.editionId, editionId),
    key === 'international' ? eq(registration.isInternational, true) : undefined,
  );
  const since = after(scope.now, -LOOK_BACK_DAYS * DAY_MS);
  const pool = key === 'international' ? key : undefined;
  const states = await countEachBy(scope, editionId, sql`${registration.state}`, { people: { pool } });
  const [first] = await scope.db
    .select({ at: min(registration.submittedAt) })
    .from(registration)
    .where(mine);
  const recent = await scope.db.$count(registration, and(mine, gte(registration.submittedAt, since)));
  const among = (...wanted: string[]) =>
    states.filter(({ by }) => wanted.includes(by)).reduce((sum, { people }) => sum + people, 0);
  const age = first?.at ? (scope.now.getTime() - first.at.getTime()) / DAY_MS : 1;
  return {
    approved: among('approved'),
    undecided: among('submitted', 'needs_info', 'waitlisted'),
    ended: among('rejected', 'withdrawn', 'cancelled', 'lapsed'),
    recent,
    days: Math.min(LOOK_BACK_DAYS, Math.max(1, age)),
  };
}
