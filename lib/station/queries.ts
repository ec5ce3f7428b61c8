import { createHash } from 'node:crypto';
import { and, asc, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { delegation, device, gate, type PrintSource, printOrder, registration } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import { isSilent } from '@/lib/device/listing';
import { operatorsOf } from '@/lib/device/queries';
import { LOCK_AFTER_MS } from '@/lib/device/rules';
import { currentEdition } from '@/lib/edition/queries';
import { gatesOf, type PersonAtGate, seen, shown } from '@/lib/gate/queries';
import { mayRunStations } from './policy';
import { type Phase, phaseOf } from './rules';
import { isWanted } from './settling';

/** An order as stations and supervisors see it: the person as at the gates, and nothing more. */
export type QueuedOrder = {
  id: string;
  person: PersonAtGate;
  station: string;
  source: PrintSource;
  phase: Phase;
  orderedAt: Date;
  settledAt: Date | null;
  cause: string | null;
  /** Printed before: this one gets another code. */
  isAgain: boolean;
  isHandedOut: boolean;
  /** The printer that holds it or had it last. */
  device: string | null;
};

/** The open order of a registration that will be printed, if there is one. */
export async function openOrderOf(scope: Pick<Scope, 'db' | 'now'>, registrationId: string) {
  const isOpen = inArray(printOrder.status, ['waiting', 'printing']);
  const [found] = await ordersWhere(
    scope,
    and(eq(printOrder.registrationId, registrationId), isOpen, isAlive),
    1,
  );
  return found;
}

/** What waits and is wanted, and all that a station has begun. */
const isAlive = sql`(${printOrder.status} <> 'waiting' OR ${isWanted})`;
const OLDEST_FIRST = [asc(printOrder.orderedAt), asc(printOrder.id)];
const NEWEST_FIRST = [desc(printOrder.settledAt), desc(printOrder.id)];

async function ordersWhere(
  { db, now }: Pick<Scope, 'db' | 'now'>,
  where: SQL | undefined,
  most: number,
  order: SQL[] = OLDEST_FIRST,
): Promise<QueuedOrder[]> {
  const rows = await db
    .select({ order: printOrder, bearer: seen, device: device.name })
    .from(printOrder)
    .innerJoin(registration, eq(registration.id, printOrder.registrationId))
    .leftJoin(delegation, eq(delegation.id, registration.delegationId))
    .leftJoin(device, eq(device.id, printOrder.deviceId))
    .where(where)
    .orderBy(...order)
    .limit(most);
  return rows.map(
    ({ order: { id, station, source, orderedAt, settledAt, cause, ...its }, bearer, ...on }) => ({
      id,
      person: shown(bearer),
      station,
      source,
      phase: phaseOf(its, now),
      orderedAt,
      settledAt,
      cause,
      isAgain: its.reason !== null,
      isHandedOut: its.handedOutAt !== null,
      device: on.device,
    }),
  );
}

const SHOWN_AT_STATION = 8;

type Standing = { id: string; editionId: string; station: string; name: string };

/** What a station shows: the badge in hand, who comes next, and what wants a person's word. */
export async function stationDesk(tx: TxScope, { id, editionId, station, name }: Standing) {
  const here = and(eq(printOrder.editionId, editionId), eq(printOrder.station, station));
  const [open, failed, toHand, [place], operators] = await Promise.all([
    ordersWhere(
      tx,
      and(
        inArray(printOrder.status, ['waiting', 'printing']),
        isAlive,
        sql`(${here} OR ${printOrder.deviceId} = ${id})`,
      ),
      500,
    ),
    ordersWhere(tx, and(here, eq(printOrder.status, 'failed')), SHOWN_AT_STATION, NEWEST_FIRST),
    ordersWhere(tx, and(here, eq(printOrder.status, 'printed'), liesThere), SHOWN_AT_STATION, NEWEST_FIRST),
    tx.db
      .select({ name: gate.name })
      .from(gate)
      .where(and(eq(gate.editionId, editionId), eq(gate.key, station))),
    operatorsOf(tx, editionId),
  ]);
  const [mine] = await tx.db
    .select({ id: printOrder.id })
    .from(printOrder)
    .where(and(eq(printOrder.deviceId, id), eq(printOrder.status, 'printing')));
  const waiting = open.filter(({ phase }) => phase === 'waiting');
  return {
    station: { key: station, name: place?.name ?? ({ en: station } as LocalText) },
    device: name,
    /** Who may stand here, as at the gates. */
    staffing: { operators, pinSalt: editionId, lockAfterMs: LOCK_AFTER_MS },
    inHand: open.find((one) => one.id === mine?.id),
    waiting: waiting.length,
    next: waiting.slice(0, SHOWN_AT_STATION),
    doubtful: open.filter((one) => one.phase === 'doubtful' && one.id !== mine?.id),
    failed,
    toHand,
  };
}
export type StationDesk = Awaited<ReturnType<typeof stationDesk>>;

/** Its bearer has not fetched it: the badge with the code that counts was handed to nobody. */
const liesThere = sql`EXISTS (SELECT 1 FROM badge_print JOIN ticket ON ticket.id = badge_print.ticket_id
  WHERE ticket.registration_id = ${printOrder.registrationId} AND ticket.status = 'active' AND collected_at IS NULL)`;

/** The gates at which printers stand, with those printers. */
export async function stationsIn(scope: Pick<Scope, 'db' | 'now'>, editionId: string) {
  const [gates, printers] = await Promise.all([
    gatesOf(scope),
    scope.db
      .select()
      .from(device)
      .where(and(eq(device.editionId, editionId), eq(device.role, 'station'), isNull(device.revokedAt)))
      .orderBy(asc(device.name)),
  ]);
  return gates.map(({ key, name, printsAt }) => ({
    key,
    name,
    printsAt,
    printers: printers
      .filter(({ gate: at }) => at === key)
      .map((one) => ({
        name: one.name,
        lastSeenAt: one.lastSeenAt,
        isSilent: isSilent({ ...one, isOwn: false }, scope.now),
      })),
  }));
}
export type StationPlace = Awaited<ReturnType<typeof stationsIn>>[number];

const LATEST_SETTLED = 50;

/** All stations with their orders, for who runs the gates: what is open, what failed, and the last of what is done. */
export async function printQueue(scope: Scope) {
  if (!mayRunStations(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const ofEdition = eq(printOrder.editionId, id);
  const [stations, open, failed, done] = await Promise.all([
    stationsIn(scope, id),
    ordersWhere(scope, and(ofEdition, inArray(printOrder.status, ['waiting', 'printing']), isAlive), 1000),
    ordersWhere(scope, and(ofEdition, eq(printOrder.status, 'failed')), 200, NEWEST_FIRST),
    ordersWhere(
      scope,
      and(ofEdition, inArray(printOrder.status, ['printed', 'cancelled'])),
      LATEST_SETTLED,
      NEWEST_FIRST,
    ),
  ]);
  return ok({ stations, open, failed, done });
}
export type PrintQueue = Extract<Awaited<ReturnType<typeof printQueue>>, { ok: true }>['value'];

/** Changes whenever the page of the queue would show something else. */
export const markOf = ({ stations, open, failed, done }: PrintQueue): string => {
  const marks = [
    stations.map(({ key, printers }) => [key, printers.map(({ name, isSilent: silent }) => [name, silent])]),
    open.map(({ id, phase, station }) => [id, phase, station]),
    failed.map(({ id, station }) => [id, station]),
    done.map(({ id }) => id),
  ];
  return createHash('sha256').update(JSON.stringify(marks)).digest('base64url').slice(0, 16);
};

export async function printingMark(scope: Scope): Promise<Result<string, 'NOT_ALLOWED'>> {
  const queue = await printQueue(scope);
  return queue.ok ? ok(markOf(queue.value)) : queue;
}
