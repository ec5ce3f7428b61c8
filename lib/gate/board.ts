import { createHash } from 'node:crypto';
import { and, count, desc, eq, gte, isNotNull, lt, max, sql } from 'drizzle-orm';
import { delegation, operator, registration, scan } from '@/db/schema';
import { after, MINUTE_MS } from '@/lib/core/clock';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { devicesIn, isSilent, type ListedDevice } from '@/lib/device/listing';
import { currentEdition } from '@/lib/edition/queries';
import { instantAt, wallTime } from '@/lib/edition/rules';
import { type Alarm, alarmsOf, type Forecast, forecastWait, LOOK_MINUTES } from './forecast';
import { groundOf, zonesOf } from './ground';
import { insideNow } from './occupancy';
import { mayRunGates } from './policy';
import { gatesOf, openConflicts, type PersonAtGate, seen, shown } from './queries';
import { isCounted } from './timeline';

type Gate = Awaited<ReturnType<typeof gatesOf>>[number];
export type BoardDevice = ListedDevice & { isSilent: boolean };
export type GateOnBoard = Pick<Gate, 'key' | 'name' | 'zone' | 'peoplePerMinute'> & {
  isOpen: boolean;
  lastScanAt: Date | null;
  /** Admitted entries a minute, over the last five. */
  perMinute: number;
  admittedToday: number;
  /** Sent to the help desk or stopped. */
  exceptionsToday: number;
  devices: BoardDevice[];
};
export type Override = {
  scanId: string;
  at: Date;
  gate: string;
  by: string | null;
  reason: string;
  person?: PersonAtGate;
};
export type Board = {
  gates: GateOnBoard[];
  zones: { key: string; name: Gate['name']; inside: number; mostInside: number | null }[];
  /** Admitted entries into the venue, minute by minute, oldest first; the last one is the last that is over. */
  arrivals: { at: Date; people: number }[];
  forecast: Forecast;
  alarms: Alarm[];
  overrides: Override[];
  openConflicts: number;
};

export const CHART_MINUTES = 120;
const MOST_OVERRIDES = 50;

/** How it stands at the gates now, for who walks between them. */
export async function gateBoard(scope: Scope): Promise<Result<Board, 'NOT_ALLOWED'>> {
  if (!mayRunGates(scope.actor)) return refuse('NOT_ALLOWED');
  const { id, timeZone } = await currentEdition(scope);
  const today = instantAt(`${wallTime(scope.now, timeZone).slice(0, 10)}T00:00`, timeZone) ?? scope.now;
  const [gates, zones, inside, devices, figures, overrides, open] = await Promise.all([
    gatesOf(scope),
    zonesOf(scope, id),
    insideNow(scope, await groundOf(scope)),
    devicesIn(scope, id),
    figuresSince(scope, id, today),
    overridesSince(scope, id, today),
    openConflicts(scope),
  ]);
  const [venue] = zones;
  const arrivals = venue ? await arrivalsInto(scope, id, venue.key) : [];
  const standing = devices
    .filter(({ revokedAt }) => revokedAt === null)
    .map((one) => ({ ...one, isSilent: isSilent(one, scope.now) }));
  const shownGates = gates.map(({ key, name, zone, peoplePerMinute, closedAt }): GateOnBoard => {
    const its = figures.get(key);
    return {
      key,
      name,
      zone,
      peoplePerMinute,
      isOpen: closedAt === null,
      lastScanAt: its?.lastScanAt ?? null,
      perMinute: (its?.lately ?? 0) / LOOK_MINUTES,
      admittedToday: its?.admitted ?? 0,
      exceptionsToday: its?.exceptions ?? 0,
      devices: standing.filter((one) => one.gate === key),
    };
  });
  const intoVenue = shownGates.filter(({ zone, isOpen }) => isOpen && zone === venue?.key);
  const forecast = forecastWait(
    arrivals.slice(-2 * LOOK_MINUTES).map(({ people }) => people),
    intoVenue.map(({ peoplePerMinute }) => peoplePerMinute),
  );
  const shownZones = zones.map(({ key, name, mostInside }) => ({
    key,
    name,
    mostInside,
    inside: inside[key] ?? 0,
  }));
  const silent = standing.filter((one) => one.isSilent);
  const alarms = alarmsOf({ forecast, zones: shownZones, silent, openConflicts: open });
  return ok({
    gates: shownGates,
    zones: shownZones,
    arrivals,
    forecast,
    alarms,
    overrides,
    openConflicts: open,
  });
}

/** What changes when something on the board does; a device that is heard again and again changes nothing. */
export async function gateMark(scope: Scope): Promise<Result<string, 'NOT_ALLOWED'>> {
  const board = await gateBoard(scope);
  return board.ok ? ok(markOf(board.value)) : board;
}

export function markOf({ gates, arrivals, ...board }: Board): string {
  const quiet = gates.map(({ devices, ...gate }) => ({
    ...gate,
    devices: devices.map(({ name, status, isSilent }) => [name, status?.queued, isSilent]),
  }));
  const seenNow = JSON.stringify([quiet, arrivals.at(-1), board]);
  return createHash('sha256').update(seenNow).digest('base64url').slice(0, 22);
}

type Figures = { lastScanAt: Date | null; lately: number; admitted: number; exceptions: number };

/** The readings of each gate; the last one of all days, the rest of today. */
async function figuresSince(scope: Scope, editionId: string, today: Date): Promise<Map<string, Figures>> {
  const lately = after(scope.now, -LOOK_MINUTES * MINUTE_MS);
  const since = lately < today ? lately : today;
  const isToday = sql`${scan.scannedAt} >= ${today}`;
  const entered = sql`${isCounted} AND ${scan.direction} = 'entry'`;
  const [last, rows] = await Promise.all([
    scope.db
      .select({ gate: scan.gate, at: max(scan.scannedAt) })
      .from(scan)
      .where(eq(scan.editionId, editionId))
      .groupBy(scan.gate),
    scope.db
      .select({
        gate: scan.gate,
        lately: sql<number>`(count(*) FILTER (WHERE ${entered} AND ${scan.scannedAt} >= ${lately}))::int`,
        admitted: sql<number>`(count(*) FILTER (WHERE ${entered} AND ${isToday}))::int`,
        exceptions: sql<number>`(count(*) FILTER (WHERE ${isToday} AND ${scan.verdict} IN ('help_desk', 'stop')))::int`,
      })
      .from(scan)
      .where(and(eq(scan.editionId, editionId), gte(scan.scannedAt, since)))
      .groupBy(scan.gate),
  ]);
  const none = { lately: 0, admitted: 0, exceptions: 0 };
  const byGate = new Map(rows.map(({ gate, ...its }) => [gate, its]));
  return new Map(last.map(({ gate, at }) => [gate, { ...(byGate.get(gate) ?? none), lastScanAt: at }]));
}

/** Admitted entries into a zone in each of the last two hours' minutes. */
async function arrivalsInto(scope: Scope, editionId: string, zone: string): Promise<Board['arrivals']> {
  const end = new Date(Math.floor(scope.now.getTime() / MINUTE_MS) * MINUTE_MS);
  const start = after(end, -CHART_MINUTES * MINUTE_MS);
  const minute = sql<number>`floor(extract(epoch FROM ${scan.scannedAt}) / 60)::int`;
  const rows = await scope.db
    .select({ minute, people: count() })
    .from(scan)
    .where(
      and(
        eq(scan.editionId, editionId),
        eq(scan.zone, zone),
        eq(scan.direction, 'entry'),
        gte(scan.scannedAt, start),
        lt(scan.scannedAt, end),
        isCounted,
      ),
    )
    .groupBy(minute);
  const people = new Map(rows.map((row) => [row.minute * MINUTE_MS, row.people]));
  return Array.from({ length: CHART_MINUTES }, (_, nth) => {
    const at = after(start, nth * MINUTE_MS);
    return { at, people: people.get(at.getTime()) ?? 0 };
  });
}

/** Whom supervisors let in against the verdict, newest first. */
async function overridesSince(scope: Scope, editionId: string, since: Date): Promise<Override[]> {
  const rows = await scope.db
    .select({ scan, by: operator.name, person: seen })
    .from(scan)
    .leftJoin(operator, eq(operator.id, scan.operatorId))
    .leftJoin(registration, eq(registration.id, scan.registrationId))
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .where(and(eq(scan.editionId, editionId), isNotNull(scan.overrideReason), gte(scan.scannedAt, since)))
    .orderBy(desc(scan.scannedAt))
    .limit(MOST_OVERRIDES);
  return rows.map(({ scan: { id, scannedAt, gate, overrideReason, registrationId }, by, person }) => ({
    scanId: id,
    at: scannedAt,
    gate,
    by,
    reason: overrideReason ?? '',
    ...(registrationId && { person: shown(person as Parameters<typeof shown>[0]) }),
  }));
}
