import { and, desc, eq, lt, sql } from 'drizzle-orm';
import { edition as editions } from '@/db/schema';
import { DAY_MS } from '@/lib/core/clock';
import type { Scope } from '@/lib/core/scope';
import { type Edition, instantAt, wallTime } from '@/lib/edition/rules';
import { daysBetween, nextDay } from './days';
import { matching } from './filter';
import type { RegistrationFilter } from './input';
import { sourceOf } from './source';

/** Applications of one day on the forum's calendar, and of all days until its end. */
export type CourseDay = {
  day: string;
  daysToGo: number;
  domestic: number;
  international: number;
  total: number;
};
/** How an earlier edition had come at the same distance from its opening. */
export type EarlierCourse = { key: string; days: { daysToGo: number; total: number }[] };

/** Applications day by day, from the first to today; days on which nobody applied are there. */
export async function courseOf(scope: Scope, edition: Edition, until: Date): Promise<CourseDay[]> {
  const { from, people, as } = sourceOf(scope, {}, 'quarters');
  const { rows } = await scope.db.execute<{ day: string; domestic: number; international: number }>(sql`
    SELECT to_char(submitted_at AT TIME ZONE ${edition.timeZone}, 'YYYY-MM-DD') AS day,
      coalesce(${people} FILTER (WHERE NOT is_international), 0)::int AS domestic,
      coalesce(${people} FILTER (WHERE is_international), 0)::int AS international
    FROM ${from} WHERE ${matching(scope, edition.id, {}, as)} GROUP BY 1 HAVING ${people} > 0 ORDER BY 1`);
  const [first] = rows;
  if (!first) return [];
  const last =
    [wallTime(until, edition.timeZone).slice(0, 10), rows.at(-1)?.day ?? ''].toSorted().at(-1) ?? '';
  const byDay = new Map(rows.map((row) => [row.day, row]));
  let total = 0;
  return daysBetween(first.day, last).map((day) => {
    const { domestic, international } = byDay.get(day) ?? { domestic: 0, international: 0 };
    total += domestic + international;
    return { day, daysToGo: daysFrom(day, edition.startsOn), domestic, international, total };
  });
}

/** The course of the edition before this one; undefined where it has left no applications. */
export async function earlierCourse(scope: Scope, edition: Edition): Promise<EarlierCourse | undefined> {
  const [earlier] = await scope.db
    .select()
    .from(editions)
    .where(and(eq(editions.isCurrent, false), lt(editions.startsOn, edition.startsOn)))
    .orderBy(desc(editions.startsOn))
    .limit(1);
  if (!earlier) return undefined;
  const days = await courseOf(scope, earlier, new Date(`${earlier.startsOn}T00:00Z`));
  return days.length > 0
    ? { key: earlier.key, days: days.map(({ daysToGo, total }) => ({ daysToGo, total })) }
    : undefined;
}

/** Who applied on a day of the forum's calendar. */
export const dayFilter = (day: string, timeZone: string): RegistrationFilter => ({
  appliedFrom: instantAt(`${day}T00:00`, timeZone)?.toISOString(),
  appliedBefore: instantAt(`${nextDay(day)}T00:00`, timeZone)?.toISOString(),
});

/** Whole days from one day of a calendar to another; negative after it. */
export const daysFrom = (day: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${day}T00:00Z`)) / DAY_MS);
