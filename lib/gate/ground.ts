import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '@/db/client';
import { gate, operator, zone } from '@/db/schema';
import type { Scope, TxScope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import type { ZoneRules } from './rules';

/** All that is the same for everybody at the doors. */
export type Ground = {
  editionId: string;
  timeZone: string;
  gates: ReadonlyMap<string, { zone: ZoneRules; isOpen: boolean; printsAt: string | null }>;
  zones: readonly ZoneRules[];
  supervisors: ReadonlySet<string>;
  operators: ReadonlySet<string>;
  /** Whether a ticket lets nobody in who has still to agree to what is asked for again. */
  stopsUnagreed: boolean;
};

const KNOWN_MS = 1000;
const known = new WeakMap<Db, { ground: Promise<Ground>; until: number }>();

/** The rules of the doors as they were a second ago at most; what has changed them here forgets them at once. */
export function groundOf(scope: Scope | TxScope): Promise<Ground> {
  if (!('$client' in scope.db)) return readGround(scope);
  const last = known.get(scope.db);
  if (last && last.until > performance.now()) return last.ground;
  const ground = readGround(scope);
  known.set(scope.db, { ground, until: performance.now() + KNOWN_MS });
  // What could not be read is not known.
  ground.catch(() => known.delete(scope.db as Db));
  return ground;
}

export const forgetGround = ({ db }: Pick<Scope, 'db'>): void => {
  if ('$client' in db) known.delete(db);
};

async function readGround(scope: Pick<Scope, 'db'>): Promise<Ground> {
  const { id, timeZone, isTicketStoppedUnagreed: stopsUnagreed } = await currentEdition(scope);
  const [gates, zones, operators] = await Promise.all([
    scope.db.select().from(gate).where(eq(gate.editionId, id)),
    zonesOf(scope, id),
    scope.db
      .select({ id: operator.id, role: operator.role })
      .from(operator)
      .where(and(eq(operator.editionId, id), isNull(operator.endedAt))),
  ]);
  const byKey = new Map(zones.map((one) => [one.key, one]));
  return {
    editionId: id,
    timeZone,
    gates: new Map(
      gates.flatMap(({ key, zone: leadsTo, closedAt, printsAt }) => {
        const into = byKey.get(leadsTo);
        return into ? [[key, { zone: into, isOpen: closedAt === null, printsAt }] as const] : [];
      }),
    ),
    zones,
    stopsUnagreed,
    supervisors: new Set(operators.filter(({ role }) => role === 'supervisor').map((one) => one.id)),
    operators: new Set(operators.map((one) => one.id)),
  };
}

/** The zones of an edition, the venue first. */
export const zonesOf = (scope: Pick<Scope, 'db'>, editionId: string) =>
  scope.db
    .select()
    .from(zone)
    .where(eq(zone.editionId, editionId))
    .orderBy(asc(zone.position), asc(zone.key));
