/** How many minutes each half of the look back takes: the last five, and the five before them. */
export const LOOK_MINUTES = 5;
/** For how long more people than the gates let through are thought to go on coming. */
export const GOES_ON_MINUTES = 15;
/** Nearer to the limit than this a queue cannot be told from readings: it grows by chance alone. */
export const FULL_LOAD = 0.95;

export type Forecast = {
  /** People a minute: over the last five minutes, and as they are expected in the next. */
  arrivalsPerMinute: number;
  expectedPerMinute: number;
  capacityPerMinute: number;
  /** Share of the capacity that is expected to be used; null while no gate is open. */
  load: number | null;
  /** How long whoever comes then waits; null while no gate is open and people come. */
  waitMinutes: number | null;
};

/**
 * What a queue to come looks like from the readings. `perMinute` has the admitted entries of the last ten full minutes,
 * oldest first; `gates` what each open gate lets through a minute.
 *
 * Assumed: the trend of the last ten minutes goes on for five more; gates share one queue and work at the speed that is set;
 * below full load the wait is Sakasegawa's approximation for several servers (arrivals by chance, times at the gate half as
 * scattered as that: 0.625); above it whoever is too many for fifteen minutes stands in the queue. A queue that stands
 * already and is not read is not seen: at full load the alarm `at_limit` says so.
 */
export function forecastWait(perMinute: readonly number[], gates: readonly number[]): Forecast {
  const mean = (some: readonly number[]) => some.reduce((sum, one) => sum + one, 0) / LOOK_MINUTES;
  const arrivalsPerMinute = mean(perMinute.slice(-LOOK_MINUTES));
  const before = mean(perMinute.slice(-2 * LOOK_MINUTES, -LOOK_MINUTES));
  const expectedPerMinute = Math.max(0, 2 * arrivalsPerMinute - before);
  const capacityPerMinute = gates.reduce((sum, one) => sum + one, 0);
  const known = { arrivalsPerMinute, expectedPerMinute, capacityPerMinute };
  if (capacityPerMinute === 0) return { ...known, load: null, waitMinutes: expectedPerMinute > 0 ? null : 0 };
  const load = expectedPerMinute / capacityPerMinute;
  const surplus = Math.max(0, expectedPerMinute - capacityPerMinute) * GOES_ON_MINUTES;
  const waitMinutes = surplus / capacityPerMinute + byChance(Math.min(load, FULL_LOAD), gates);
  return { ...known, load, waitMinutes };
}

const SCATTER = 0.625;

function byChance(load: number, gates: readonly number[]): number {
  const count = gates.length;
  const minutesEach = count / gates.reduce((sum, one) => sum + one, 0);
  return (SCATTER * minutesEach * load ** (Math.sqrt(2 * (count + 1)) - 1)) / (count * (1 - load));
}

export const WAIT_ALARM_MINUTES = 5;
export const OCCUPANCY_ALARM = 0.95;

export type Alarm =
  | { kind: 'wait'; minutes: number }
  | { kind: 'no_gate_open' }
  | { kind: 'at_limit' }
  | { kind: 'occupancy'; zone: string; inside: number; most: number }
  | { kind: 'silent'; device: string; gate: string; since: Date }
  | { kind: 'conflicts'; open: number };

type Standing = {
  forecast: Forecast;
  zones: readonly { key: string; inside: number; mostInside: number | null }[];
  silent: readonly { name: string; gate: string; lastSeenAt: Date | null }[];
  openConflicts: number;
};

/** What a supervisor should look at now, the most pressing first. */
export function alarmsOf({ forecast, zones, silent, openConflicts }: Standing): Alarm[] {
  const { waitMinutes, load } = forecast;
  return [
    ...(waitMinutes === null ? [{ kind: 'no_gate_open' as const }] : []),
    ...(waitMinutes !== null && waitMinutes > WAIT_ALARM_MINUTES
      ? [{ kind: 'wait' as const, minutes: waitMinutes }]
      : load !== null && load >= FULL_LOAD
        ? [{ kind: 'at_limit' as const }]
        : []),
    ...zones.flatMap(({ key, inside, mostInside }) =>
      mostInside !== null && inside > OCCUPANCY_ALARM * mostInside
        ? [{ kind: 'occupancy' as const, zone: key, inside, most: mostInside }]
        : [],
    ),
    ...silent.flatMap(({ name, gate, lastSeenAt }) =>
      lastSeenAt ? [{ kind: 'silent' as const, device: name, gate, since: lastSeenAt }] : [],
    ),
    ...(openConflicts > 0 ? [{ kind: 'conflicts' as const, open: openConflicts }] : []),
  ];
}
