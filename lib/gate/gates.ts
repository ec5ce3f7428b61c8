import { and, eq } from 'drizzle-orm';
import { device, deviceEnrolment, gate, printOrder, scan, zone } from '@/db/schema';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import type { GateInput } from './input';
import { bothOf, isSame, notePlace, type PlaceRefusal, underGroundLock } from './places';

/** Adds a place where people are scanned. */
export function addGate(
  scope: Scope,
  input: GateInput,
): Promise<Result<void, PlaceRefusal | 'INVALID_INPUT'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    if (await gateAt(tx, editionId, input.key)) return invalid([{ path: 'key', code: 'taken' }]);
    if (!(await isZone(tx, editionId, input.zone))) return invalid([{ path: 'zone', code: 'invalid' }]);
    const fault = await stationFault(tx, editionId, input);
    if (fault) return fault;
    await tx.db.insert(gate).values({ ...rowOf(input), closedAt: input.isOpen ? null : tx.now, editionId });
    await notePlace(tx, editionId, 'gate', 'added', input.key, undefined, gateFields(input));
    return ok(undefined);
  });
}

/** Renames a gate, sets what it can let through, lets it lead elsewhere, closes or opens it. */
export function changeGate(
  scope: Scope,
  { seen, ...input }: GateInput & { seen: GateInput },
): Promise<Result<void, PlaceRefusal | 'INVALID_INPUT' | 'SETTINGS_CHANGED'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    const found = await gateAt(tx, editionId, input.key);
    if (!found) return refuse('PLACE_GONE');
    const stands = fieldsOf(found);
    if (isSame(stands, gateFields(input))) return ok(undefined);
    if (!isSame(stands, gateFields(seen))) return refuse('SETTINGS_CHANGED', { now: stands });
    if (!(await isZone(tx, editionId, input.zone))) return invalid([{ path: 'zone', code: 'invalid' }]);
    const fault = await stationFault(tx, editionId, input);
    if (fault) return fault;
    const closedAt = input.isOpen ? null : (found.closedAt ?? tx.now);
    await tx.db
      .update(gate)
      .set({ ...rowOf(input), closedAt })
      .where(and(eq(gate.editionId, editionId), eq(gate.key, input.key)));
    await notePlace(tx, editionId, 'gate', 'changed', input.key, stands, gateFields(input));
    return ok(undefined);
  });
}

/** Removes a gate at which nobody was ever scanned and no device stands; what has been used can only be closed. */
export function removeGate(
  scope: Scope,
  { key }: { key: string },
): Promise<Result<void, PlaceRefusal | 'PLACE_IN_USE' | 'STATION_IN_USE'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    const found = await gateAt(tx, editionId, key);
    if (!found) return ok(undefined);
    const uses = {
      readings: await tx.db.$count(scan, and(eq(scan.editionId, editionId), eq(scan.gate, key))),
      devices:
        (await tx.db.$count(device, and(eq(device.editionId, editionId), eq(device.gate, key)))) +
        (await tx.db.$count(
          deviceEnrolment,
          and(eq(deviceEnrolment.editionId, editionId), eq(deviceEnrolment.gate, key)),
        )),
    };
    const printing =
      (await tx.db.$count(gate, and(eq(gate.editionId, editionId), eq(gate.printsAt, key)))) +
      (await tx.db.$count(printOrder, and(eq(printOrder.editionId, editionId), eq(printOrder.station, key))));
    if (printing > 0) return refuse('STATION_IN_USE');
    if (uses.readings + uses.devices > 0) return refuse('PLACE_IN_USE', uses);
    await tx.db.delete(gate).where(and(eq(gate.editionId, editionId), eq(gate.key, key)));
    await notePlace(tx, editionId, 'gate', 'removed', key, fieldsOf(found), undefined);
    return ok(undefined);
  });
}

type Gate = typeof gate.$inferSelect;
type Fields = Omit<Gate, 'editionId' | 'closedAt'> & { isOpen: boolean };

/** What is set of a gate, and nothing else. */
const gateFields = ({ key, name, zone, peoplePerMinute, isOpen, printsAt }: Fields): GateInput => ({
  key,
  name: bothOf(name),
  zone,
  peoplePerMinute,
  isOpen,
  printsAt,
});
export const fieldsOf = ({ closedAt, ...found }: Gate): GateInput =>
  gateFields({ ...found, isOpen: closedAt === null });
const rowOf = ({ isOpen: _, ...row }: GateInput) => row;

async function gateAt(tx: TxScope, editionId: string, key: string): Promise<Gate | undefined> {
  const [found] = await tx.db
    .select()
    .from(gate)
    .where(and(eq(gate.editionId, editionId), eq(gate.key, key)));
  return found;
}

/** Badges are printed at a gate that there is; a gate may well print for itself. */
async function stationFault(tx: TxScope, editionId: string, { key, printsAt }: GateInput) {
  if (printsAt === null || printsAt === key || (await gateAt(tx, editionId, printsAt))) return undefined;
  return invalid([{ path: 'printsAt', code: 'invalid' }]);
}

const isZone = async (tx: TxScope, editionId: string, key: string): Promise<boolean> =>
  (await tx.db.$count(zone, and(eq(zone.editionId, editionId), eq(zone.key, key)))) > 0;
