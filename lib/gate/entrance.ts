import { and, count, eq, or, type SQL, sql } from 'drizzle-orm';
import { type AccessRule, presence, registration, ticket } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { type Category, categoriesOf } from '@/lib/edition/queries';
import { isStoppedUnagreed } from '@/lib/registration/asking';
import { groundOf } from './ground';
import type { EntranceQuestion } from './input';
import { insideAt } from './occupancy';
import { mayRunGates } from './policy';
import { accessOf, isAdmitted, judge, lastClosing, type Reason } from './rules';

/** What would happen to one category at the gate: `reason` is that of somebody who has not been in yet. */
export type CategoryAtDoor = {
  category: Category;
  /** Approved, with a code that counts. */
  people: number;
  inside: number;
  mayEnter: number;
  reason: Reason;
  /** The first rule that lets them in; none where they may not, or where the zone has no rules. */
  rule?: AccessRule;
};
export type Entrance = { at: Date; zone: string; inside: number; categories: CategoryAtDoor[] };

/**
 * Who could enter at a gate now or at another moment, category by category, by the rules of the door themselves; with rules
 * that are not saved, what they would do. Who has been in counts as it is known now.
 */
export async function whoCouldEnter(
  scope: Scope,
  { gate: key, at = scope.now, zone: draft }: EntranceQuestion,
): Promise<Result<Entrance, 'NOT_ALLOWED' | 'UNKNOWN_GATE'>> {
  if (!mayRunGates(scope.actor)) return refuse('NOT_ALLOWED');
  const { editionId, timeZone, gates, stopsUnagreed } = await groundOf(scope);
  const gate = gates.get(key);
  if (!gate) return refuse('UNKNOWN_GATE');
  const zone = draft ?? gate.zone;
  const when = { zone, at, timeZone };
  const [categories, people, been] = await Promise.all([
    categoriesOf(scope, editionId),
    approvedBy(scope, editionId, when, stopsUnagreed),
    beenBy(scope, editionId, when),
  ]);
  const inside = [...been.values()].reduce((sum, one) => sum + one.inside, 0);
  const door = { zone, isGateOpen: gate.isOpen, inside, direction: 'entry' as const, at, timeZone };
  return ok({
    at,
    zone: zone.key,
    inside,
    categories: categories.map((category): CategoryAtDoor => {
      const { code } = category;
      const { verdict, reason } = judge({ ...VALID, category: code }, undefined, door);
      const access = accessOf(code, door);
      const { all = 0, stopped = 0 } = people.get(code) ?? {};
      const { inside: theirs = 0, left = 0 } = been.get(code) ?? {};
      const out = all - stopped - theirs - (zone.mayReenter ? 0 : left);
      return {
        category,
        people: all,
        inside: theirs,
        mayEnter: isAdmitted(verdict) ? Math.max(0, out) : 0,
        reason,
        ...(access.isOpen && { rule: access.rule }),
      };
    }),
  });
}

const VALID = { status: 'active', state: 'approved', isThisEdition: true, owesConsent: false } as const;

const counts = and(
  eq(registration.state, 'approved'),
  sql`EXISTS (SELECT 1 FROM ${ticket} WHERE ${ticket.registrationId} = ${registration.id} AND ${ticket.status} = 'active')`,
);

/** `stopped`: of all, who is out, might come in, and has first to agree to something. */
async function approvedBy(
  { db }: Scope,
  editionId: string,
  when: When,
  stops: boolean,
): Promise<Map<string, { all: number; stopped: number }>> {
  const { zone, at, timeZone } = when;
  const hasLeft = zone.mayReenter ? undefined : leftSince(when);
  const isCounted = sql`EXISTS (SELECT 1 FROM ${presence} WHERE ${and(
    eq(presence.registrationId, registration.id),
    eq(presence.editionId, editionId),
    eq(presence.zone, zone.key),
    or(insideAt(editionId, zone, at, timeZone), hasLeft),
  )})`;
  const stopped = sql<number>`(count(*) FILTER (WHERE ${isStoppedUnagreed(stops)} AND NOT ${isCounted}))::int`;
  const rows = await db
    .select({ category: registration.category, all: count(), stopped })
    .from(registration)
    .where(and(eq(registration.editionId, editionId), counts))
    .groupBy(registration.category);
  return new Map(rows.map(({ category, ...people }) => [category, people]));
}

type Been = { inside: number; left: number };
type When = Parameters<typeof lastClosing>[0] & { zone: { key: string; mayReenter: boolean } };

const leftSince = (when: When): SQL =>
  sql`(${presence.direction} = 'exit' AND ${presence.at} > ${lastClosing(when) ?? new Date(0)})`;

/** How many of each category are inside the zone, and how many have left it since it last closed. */
async function beenBy({ db }: Scope, editionId: string, when: When): Promise<Map<string, Been>> {
  const { zone, at, timeZone } = when;
  const rows = await db
    .select({
      category: registration.category,
      inside: sql<number>`(count(*) FILTER (WHERE ${insideAt(editionId, zone, at, timeZone)}))::int`,
      left: sql<number>`(count(*) FILTER (WHERE ${leftSince(when)}))::int`,
    })
    .from(presence)
    .innerJoin(registration, eq(registration.id, presence.registrationId))
    .where(and(eq(presence.editionId, editionId), eq(presence.zone, zone.key)))
    .groupBy(registration.category);
  return new Map(rows.map(({ category, ...been }) => [category, been]));
}
