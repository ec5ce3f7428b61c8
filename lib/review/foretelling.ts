import type { PoolKey, RegistrationState } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { nextInLine } from '@/lib/pool/list';
import { seatCount } from '@/lib/pool/queries';
import { seatedOf } from '@/lib/pool/returning';
import { allot, fullPool, wishOf } from '@/lib/pool/rules';
import type { Selected } from './bulk';
import { canDecide } from './rules';

export type Foretold = Selected & { isInternational: boolean; category: string; delegationId: string | null };

/** What a decision on many would come to if nothing happened meanwhile. */
export type Forecast = {
  done: number;
  /** Approved in advance, on the list already. */
  waitsOn: number;
  /** Approved in advance, onto the list, by the pool that is full for them. */
  waits: { pool: PoolKey; people: number }[];
  /** Not decided, by the state that forbids it; `approved_in_advance` is one. */
  skipped: { state: RegistrationState | 'approved_in_advance'; people: number }[];
};

/** Foretells by the rules by which it is carried out: who is decidable, who holds a seat, who gets one after the list. */
export async function foretell(
  scope: Pick<Scope, 'db'>,
  decision: 'approve' | 'reject',
  selected: readonly Foretold[],
): Promise<Forecast> {
  const obstacle = (one: Foretold) =>
    decision === 'approve' && one.isApproved
      ? ('approved_in_advance' as const)
      : canDecide(decision, one.state)
        ? undefined
        : one.state;
  const skipped = Map.groupBy(selected, obstacle);
  const open = skipped.get(undefined) ?? [];
  const forecast = {
    skipped: [...skipped].flatMap(([state, { length }]) => (state ? [{ state, people: length }] : [])),
  };
  if (decision === 'reject') return { ...forecast, done: open.length, waitsOn: 0, waits: [] };
  const here = open.filter(({ state }) => state !== 'waitlisted');
  const waitsOn = open.length - here.length;
  const { done, waits } = await seating(scope, here);
  return { ...forecast, done, waitsOn, waits };
}

async function seating(scope: Pick<Scope, 'db'>, here: readonly Foretold[]) {
  const edition = await currentEdition(scope);
  const seated = await seatedOf(
    scope,
    here.map(({ id }) => id),
  );
  const seeking = here
    .filter(({ id }) => !seated.has(id))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const { count } = await seatCount(scope, edition.id);
  const free = (await nextInLine(scope, edition.id, count)).count;
  const placed = allot(
    free,
    seeking.map((one) => [wishOf(one)]),
  );
  const full = Map.groupBy(placed.left, (wish) => fullPool(placed.count, wish) ?? wish.pool);
  return {
    done: seated.size + placed.held.length,
    waits: [...full].map(([pool, { length }]) => ({ pool, people: length })),
  };
}
