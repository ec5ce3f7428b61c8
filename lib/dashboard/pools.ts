import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type CapKey, delegation, hold, registration } from '@/db/schema';
import type { LocalText } from '@/db/schema/columns';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { categoriesOf, currentEdition } from '@/lib/edition/queries';
import { mayChangePools } from '@/lib/pool/policy';
import { type PoolState, poolStates, reservedSeats } from '@/lib/pool/queries';
import { type Wording, wordingOf } from '@/lib/pool/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { UNDECIDED_STATES } from '@/lib/registration/rules';

export type PoolRow = PoolState & {
  wording: Wording;
  /** Of the held: kept for the bearers of invitation codes, and taken by applications that are not decided. */
  reserved: number;
  undecided: number;
  overbooked: number;
};
export type Pools = {
  rows: PoolRow[];
  international: { reserve: number; target: number; held: number };
  /** Names of the delegations that have a cap, by their ids. */
  delegations: Map<string, LocalText>;
};

/** Every pool as organisers see it, by the same count as everywhere. */
export async function poolsAtDesk(scope: Scope): Promise<Result<Pools, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const [states, reserved, undecided] = await Promise.all([
    poolStates(scope, edition.id),
    reservedSeats(scope, edition.id),
    undecidedSeats(scope, edition.id),
  ]);
  const rows = states.map((state) => ({
    ...state,
    wording: wordingOf(state.available, undecided.get(state.key) ?? 0),
    reserved: reserved.get(state.key) ?? 0,
    undecided: undecided.get(state.key) ?? 0,
    overbooked: Math.max(0, state.held - state.size),
  }));
  return ok({
    rows,
    international: {
      reserve: edition.internationalReserveSeats,
      target: edition.internationalTargetSeats,
      held: states.find(({ key }) => key === 'international')?.held ?? 0,
    },
    delegations: await namesOf(scope, states),
  });
}

/** What changes when a number of the pools does: a page that shows them asks for it again and again. */
export async function poolNumbers(scope: Scope): Promise<Result<string, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  const edition = await currentEdition(scope);
  const states = await poolStates(scope, edition.id);
  return ok(states.map(({ key, size, held, waiting }) => `${key} ${held}/${size}+${waiting}`).join(' '));
}

/** Everything that a cap can be set for: each category, then each delegation. */
export async function capChoices(scope: Scope): Promise<Result<CapChoices, 'NOT_ALLOWED'>> {
  if (!mayChangePools(scope.actor)) return refuse('NOT_ALLOWED');
  const { id } = await currentEdition(scope);
  const categories = await categoriesOf(scope, id);
  const delegations = await scope.db
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation)
    .where(eq(delegation.editionId, id))
    .orderBy(asc(delegation.key));
  const keys: CapKey[] = [
    ...categories.map(({ code }): CapKey => `category:${code}`),
    ...delegations.map((one): CapKey => `delegation:${one.id}`),
  ];
  return ok({ keys, delegations });
}
export type CapChoices = { keys: CapKey[]; delegations: { id: string; name: LocalText }[] };

type SeatsByPool = Map<PoolState['key'], number>;

/** Seats per pool that are held by applications nobody has decided on: some of them will come free. */
export async function undecidedSeats(scope: Scope, editionId: string): Promise<SeatsByPool> {
  const rows = await scope.db
    .select({
      key: sql<PoolState['key']>`unnest(ARRAY['total', ${hold.pool}] || ${hold.caps})`,
      seats: sql<number>`count(*)::int`,
    })
    .from(hold)
    .innerJoin(registration, eq(registration.id, hold.registrationId))
    .where(and(eq(hold.editionId, editionId), inArray(registration.state, [...UNDECIDED_STATES])))
    .groupBy(sql`1`);
  return new Map(rows.map(({ key, seats }) => [key, seats]));
}

async function namesOf(scope: Scope, states: PoolState[]): Promise<Map<string, LocalText>> {
  const ids = states.flatMap(({ key }) => (key.startsWith('delegation:') ? [key.slice(11)] : []));
  if (ids.length === 0) return new Map();
  const rows = await scope.db
    .select({ id: delegation.id, name: delegation.name })
    .from(delegation)
    .where(inArray(delegation.id, ids));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
