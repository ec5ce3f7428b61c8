import { after, DAY_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { wallTime } from '@/lib/edition/rules';
import { type PoolState, poolStates } from '@/lib/pool/queries';
import { mayReadRegistrations } from '@/lib/registration/policy';
import {
  type AgeRow,
  ageRows,
  type CategoryRow,
  type CountryRow,
  categoryRows,
  countryRows,
  decisionsPerDay,
  type Stage,
  stageCounts,
  type TrackRow,
  trackRows,
} from './breakdown';
import { type CourseDay, courseOf, daysFrom, type EarlierCourse, earlierCourse } from './course';
import { atOneMoment } from './moment';
import { type CityCount, citiesOf } from './places';
import { nextUndecided } from './queue';
import { type AnyTile, peopleNow, tilesNow, tilesSince } from './tiles';
import { type TimeRow, timeRows } from './times';

/** Everything that the dashboard shows. Plain JSON: the page, the API, the sheets and the frozen reports are made of it. */
export type Stats = {
  asOf: string;
  timeZone: string;
  daysToGo: number;
  tiles: Record<AnyTile, number>;
  /** What has come to each tile, less what has left it, in the last 24 hours. */
  changes: Record<AnyTile, number>;
  pools: PoolState[];
  international: { reserve: number; held: number; target: number };
  queue: { oldestReference: string | null; oldestSubmittedAt: string | null; clearsInDays: number | null };
  course: CourseDay[];
  earlier: EarlierCourse | null;
  funnel: Record<Stage, number>;
  countries: CountryRow[];
  cities: CityCount[];
  categories: CategoryRow[];
  tracks: TrackRow[];
  ages: AgeRow[];
  /** Absent from reports of mornings before it was measured. */
  times?: TimeRow[];
};

const TOP_CITIES = 20;

/** The dashboard's numbers at one moment, each by the query of the list that it links to. */
export const stats = (scope: Scope): Promise<Result<Stats, 'NOT_ALLOWED'>> =>
  atOneMoment(scope, async (at) =>
    mayReadRegistrations(at.actor) ? ok(await statsAt(at)) : refuse('NOT_ALLOWED'),
  );

async function statsAt(scope: Scope): Promise<Stats> {
  const edition = await currentEdition(scope);
  const { id } = edition;
  const tiles = await tilesNow(scope, id);
  const pools = await poolStates(scope, id);
  const oldest = await nextUndecided(scope);
  const perDay = await decisionsPerDay(scope, edition);
  const cities = await citiesOf(scope, {}, TOP_CITIES);
  return {
    asOf: scope.now.toISOString(),
    timeZone: edition.timeZone,
    daysToGo: daysFrom(wallTime(scope.now, edition.timeZone).slice(0, 10), edition.startsOn),
    tiles,
    changes: await tilesSince(scope, edition, after(scope.now, -DAY_MS)),
    pools,
    international: {
      reserve: edition.internationalReserveSeats,
      held: pools.find(({ key }) => key === 'international')?.held ?? 0,
      target: edition.internationalTargetSeats,
    },
    queue: {
      oldestReference: oldest?.reference ?? null,
      oldestSubmittedAt: oldest?.submittedAt.toISOString() ?? null,
      clearsInDays: perDay > 0 ? Math.ceil(tiles.undecided / perDay) : null,
    },
    course: await courseOf(scope, edition, scope.now),
    earlier: (await earlierCourse(scope, edition)) ?? null,
    funnel: await stageCounts(scope, id),
    countries: await countryRows(scope, id),
    cities: cities.ok ? cities.value : [],
    categories: await categoryRows(scope, id),
    tracks: await trackRows(scope, id),
    ages: await ageRows(scope, id),
    times: await timeRows(scope, id),
  };
}

/**
 * What changes when a number of the dashboard does: a page that shows them asks for it again and again. No place comes or
 * goes without a person who does.
 */
export async function statsMark(scope: Scope): Promise<Result<string, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const pools = await poolStates(scope, id);
  const marks = [
    ...Object.values(await peopleNow(scope, id)),
    ...pools.map(({ key, size, held, waiting }) => `${key} ${held}/${size}+${waiting}`),
  ];
  return ok(marks.join(' '));
}
