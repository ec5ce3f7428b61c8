import { and, inArray, sql } from 'drizzle-orm';
import { type Direction, presence, scan, ticket } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';

/** One admitted reading of a person in a zone. */
export type Step = { at: Date; direction: Direction; gate: string; scanId: string };

/** The way of one person through one zone: the readings that were admitted, oldest first; older ones may be left out. */
export type Timeline = { steps: Step[]; firstEntry: { at: Date; gate: string } | undefined };
export type Spot = { registrationId: string; zone: string };

export const spotKey = ({ registrationId, zone }: Spot): string => `${registrationId} ${zone}`;

/** Where those stand now who have tickets with these codes, or are these people: one row for each zone. */
export const standingOf = (tx: TxScope, codeHashes: string[], people: string[]) =>
  tx.db
    .select()
    .from(presence)
    .where(
      sql`${presence.registrationId} = ANY (ARRAY(SELECT registration_id FROM ${ticket} AS its
        WHERE its.code_hash = ANY (${sql.param(codeHashes)})) || ${sql.param(people)}::uuid[])`,
    )
    .prepare('standing_of')
    .execute();

/** The ways of people through zones up to now. Who is asked about for a moment before the last reading has all of them. */
export async function timelinesOf(
  tx: TxScope,
  standing: Awaited<ReturnType<typeof standingOf>>,
  spots: (Spot & { at: Date })[],
): Promise<Map<string, Timeline>> {
  const ways = new Map<string, Timeline>();
  for (const row of standing) {
    const { firstEntryAt: at, firstEntryGate: gate } = row;
    const firstEntry = at && gate !== null ? { at, gate } : undefined;
    ways.set(spotKey(row), { steps: [row], firstEntry });
  }
  const late = spots.filter((spot) => (ways.get(spotKey(spot))?.steps[0]?.at ?? spot.at) > spot.at);
  for (const { zone, registrationId, ...step } of await stepsOf(tx, late)) {
    const way = ways.get(spotKey({ zone, registrationId }));
    if (way?.steps.every(({ scanId }) => scanId !== step.scanId)) insertStep(way, step);
  }
  return ways;
}

/** Puts a reading into its place. */
export function insertStep(way: Timeline, step: Step): void {
  const before = way.steps.findLastIndex(({ at }) => at <= step.at);
  way.steps.splice(before + 1, 0, step);
  if (step.direction === 'entry' && (way.firstEntry?.at ?? step.at) >= step.at) way.firstEntry = step;
}

/** What stands before and behind a moment. */
export const around = ({ steps }: Timeline, moment: Date) => ({
  previous: steps.findLast(({ at }) => at <= moment),
  next: steps.find(({ at }) => at > moment),
});

export const isCounted = sql`${scan.verdict} IN ('admit', 'admit_with_action')
  AND NOT EXISTS (SELECT 1 FROM scan_undo WHERE scan_undo.scan_id = ${scan.id})`;

/** Every admitted reading of people in zones that was not taken back. */
export async function stepsOf(tx: Pick<TxScope, 'db'>, spots: Spot[]): Promise<(Step & Spot)[]> {
  if (spots.length === 0) return [];
  return tx.db
    .select({
      registrationId: sql<string>`${scan.registrationId}`,
      zone: scan.zone,
      at: scan.scannedAt,
      direction: scan.direction,
      gate: scan.gate,
      scanId: scan.id,
    })
    .from(scan)
    .where(
      and(
        inArray(scan.registrationId, [...new Set(spots.map(({ registrationId }) => registrationId))]),
        inArray(scan.zone, [...new Set(spots.map(({ zone }) => zone))]),
        isCounted,
      ),
    )
    .orderBy(scan.scannedAt, scan.id);
}
