import { and, eq } from 'drizzle-orm';
import { gate, scan, zone } from '@/db/schema';
import { type FieldFault, invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope, TxScope } from '@/lib/core/scope';
import { categoriesOf } from '@/lib/edition/queries';
import { zonesOf } from './ground';
import type { ZoneInput } from './input';
import { bothOf, isSame, notePlace, type PlaceRefusal, underGroundLock } from './places';

/** Adds a part of the venue behind the others. */
export function addZone(
  scope: Scope,
  input: ZoneInput,
): Promise<Result<void, PlaceRefusal | 'INVALID_INPUT'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    const present = await zonesOf(tx, editionId);
    if (present.some(({ key }) => key === input.key)) return invalid([{ path: 'key', code: 'taken' }]);
    const unknown = await unknownCategories(tx, editionId, input);
    if (unknown.length > 0) return invalid(unknown);
    const position = Math.max(-1, ...present.map((one) => one.position)) + 1;
    await tx.db.insert(zone).values({ ...input, editionId, position });
    await notePlace(tx, editionId, 'zone', 'added', input.key, undefined, told(input));
    return ok(undefined);
  });
}

/** Changes who may enter a zone, when, and how many; whoever is inside stays. The gates hear of it within seconds. */
export function changeZone(
  scope: Scope,
  { seen, ...input }: ZoneInput & { seen: ZoneInput },
): Promise<Result<void, PlaceRefusal | 'INVALID_INPUT' | 'SETTINGS_CHANGED'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    const found = (await zonesOf(tx, editionId)).find(({ key }) => key === input.key);
    if (!found) return refuse('PLACE_GONE');
    const stands = zoneFields(found);
    if (isSame(stands, zoneFields(input))) return ok(undefined);
    if (!isSame(stands, zoneFields(seen))) return refuse('SETTINGS_CHANGED', { now: stands });
    const unknown = await unknownCategories(tx, editionId, input);
    if (unknown.length > 0) return invalid(unknown);
    const where = and(eq(zone.editionId, editionId), eq(zone.key, input.key));
    await tx.db.update(zone).set(input).where(where);
    await notePlace(tx, editionId, 'zone', 'changed', input.key, told(found), told(input));
    return ok(undefined);
  });
}

/** Removes a zone that nobody was ever in and no gate leads to. The first one is the venue, and stays. */
export function removeZone(
  scope: Scope,
  { key }: { key: string },
): Promise<Result<void, PlaceRefusal | 'PLACE_IN_USE' | 'VENUE_STAYS'>> {
  return underGroundLock(scope, async (tx, editionId) => {
    const [venue, ...others] = await zonesOf(tx, editionId);
    if (venue?.key === key) return refuse('VENUE_STAYS');
    const found = others.find((one) => one.key === key);
    // Somebody else was first: it is gone, as was wanted.
    if (!found) return ok(undefined);
    const uses = {
      gates: await tx.db.$count(gate, and(eq(gate.editionId, editionId), eq(gate.zone, key))),
      readings: await tx.db.$count(scan, and(eq(scan.editionId, editionId), eq(scan.zone, key))),
    };
    if (uses.gates + uses.readings > 0) return refuse('PLACE_IN_USE', uses);
    await tx.db.delete(zone).where(and(eq(zone.editionId, editionId), eq(zone.key, key)));
    await notePlace(tx, editionId, 'zone', 'removed', key, told(found), undefined);
    return ok(undefined);
  });
}

type Zone = Omit<typeof zone.$inferSelect, 'editionId' | 'position'>;

/** What is set of a zone, and nothing else. */
export const zoneFields = ({ key, name, mostInside, mayReenter, closesAt, access }: Zone): ZoneInput => ({
  key,
  name: bothOf(name),
  mostInside,
  mayReenter,
  closesAt,
  access: access.map(({ categories, days, from, until, note }) => ({
    categories,
    days,
    from,
    until,
    note: note && bothOf(note),
  })),
});

/** For the audit each rule is one line: whom, on which days, at which hours, and what the gate is told. */
const told = (zone: Zone) => ({
  ...zoneFields(zone),
  access: zone.access.map(({ categories, days, from, until, note }) =>
    [categories.join(' '), days.join(' '), [from, until].filter(Boolean).join('–'), note?.en]
      .filter(Boolean)
      .join(' · '),
  ),
});

async function unknownCategories(
  tx: TxScope,
  editionId: string,
  { access }: ZoneInput,
): Promise<FieldFault[]> {
  const known = new Set((await categoriesOf(tx, editionId)).map(({ code }) => code));
  return access.flatMap(({ categories }, at) =>
    categories.every((code) => known.has(code))
      ? []
      : [{ path: `access.${at}.categories`, code: 'unknown_category' }],
  );
}
