import { and, count, eq, gt, or, type SQL } from 'drizzle-orm';
import { presence } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import type { Ground } from './ground';
import { lastClosing, type ZoneRules } from './rules';

/** Who is inside a zone at a moment: came in last, and the zone has not closed since. */
export const insideAt = (
  editionId: string,
  zone: Pick<ZoneRules, 'key' | 'closesAt'>,
  at: Date,
  timeZone: string,
): SQL | undefined => {
  const since = lastClosing({ zone, at, timeZone });
  return and(
    eq(presence.editionId, editionId),
    eq(presence.zone, zone.key),
    eq(presence.direction, 'entry'),
    since && gt(presence.at, since),
  );
};

/** How many people are inside each zone now. */
export async function insideNow(
  scope: Pick<Scope, 'db' | 'now'>,
  { editionId, zones, timeZone }: Ground,
): Promise<Record<string, number>> {
  if (zones.length === 0) return {};
  const rows = await scope.db
    .select({ zone: presence.zone, people: count() })
    .from(presence)
    .where(or(...zones.map((zone) => insideAt(editionId, zone, scope.now, timeZone))))
    .groupBy(presence.zone);
  const people = new Map(rows.map((row) => [row.zone, row.people]));
  return Object.fromEntries(zones.map(({ key }) => [key, people.get(key) ?? 0]));
}
