import { inArray } from 'drizzle-orm';
import { type BasePool, type CapKey, type PoolKey, registration } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { nextInLine, type Waiter } from '@/lib/pool/list';
import { mayChangePools } from '@/lib/pool/policy';
import { type PoolState, seatCount, standingUnder, statesOf } from '@/lib/pool/queries';
import { availability, type Cap, type SeatCount } from '@/lib/pool/rules';
import { atOneMoment } from './moment';

/** Sizes as they might be: `null` takes a cap away. */
export type Sizes = {
  capacity?: number;
  internationalReserve?: number;
  cap?: { key: CapKey; size: number | null };
};

const named = {
  id: registration.id,
  reference: registration.reference,
  givenLatin: registration.givenLatin,
  surnameLatin: registration.surnameLatin,
  nameNative: registration.nameNative,
};
type Named = { id: string; reference: string } & {
  givenLatin: string;
  surnameLatin: string | null;
  nameNative: string | null;
};
/** Who comes off the waiting list of a pool: how many, and the foremost by name. */
export type Coming = { pool: BasePool; count: number; first: Named[] };

/** A pool that a change of sizes touches; it is missing before a cap is set and after it is taken away. */
export type PoolChange = {
  key: PoolState['key'];
  before: PoolState | undefined;
  /** When the list has moved. */
  after: PoolState | undefined;
  /** Seats that come free by the change itself. */
  freed: number;
  overbooked: number;
};
export type SizesPreview = { changes: PoolChange[]; coming: Coming[] };

/** What a change of sizes would do if it were saved now: who comes in, what is freed, what is overbooked. Nobody is evicted. */
export async function previewSizes(
  scope: Scope,
  sizes: Sizes,
): Promise<Result<SizesPreview, 'NOT_ALLOWED' | 'SETTINGS_CONTRADICT'>> {
  if (!mayChangePools(scope.actor)) return refuse('NOT_ALLOWED');
  return atOneMoment(scope, async (at) => {
    const { capacitySeats, internationalReserveSeats } = await currentEdition(at);
    const { capacity = capacitySeats, internationalReserve = internationalReserveSeats } = sizes;
    if (internationalReserve > capacity) {
      return refuse('SETTINGS_CONTRADICT', { setting: 'internationalReserve' });
    }
    return ok(await previewOf(at, sizes));
  });
}

/** What giving up part of the reserve would do. */
export const previewRelease = (scope: Scope, toSeats: number) =>
  previewSizes(scope, { internationalReserve: toSeats });

/** What a cap would do, or its end. */
export async function previewCap(
  scope: Scope,
  cap: NonNullable<Sizes['cap']>,
): Promise<Result<SizesPreview, 'NOT_ALLOWED'>> {
  if (!mayChangePools(scope.actor)) return refuse('NOT_ALLOWED');
  return ok(await atOneMoment(scope, (at) => previewOf(at, { cap })));
}

async function previewOf(at: Scope, sizes: Sizes): Promise<SizesPreview> {
  const { id } = await currentEdition(at);
  const { count, waiting } = await seatCount(at, id);
  const resized = await withSizes(at, id, count, sizes);
  const { next, count: moved } = await nextInLine(at, id, resized.count);
  const people = stillWaiting(new Map([...waiting, ...resized.waiting]), next);
  return {
    changes: changesOf(
      { states: statesOf(count, waiting), count },
      { states: statesOf(seatsOf(resized.count, next, moved), people), count: resized.count },
    ),
    coming: await comingOf(at, next),
  };
}

async function withSizes(
  scope: Scope,
  editionId: string,
  count: SeatCount,
  { capacity, internationalReserve, cap }: Sizes,
): Promise<{ count: SeatCount; waiting: Map<PoolKey, number> }> {
  const caps = new Map<CapKey, Cap>(count.caps);
  const waiting = new Map<PoolKey, number>();
  if (cap?.size === null) caps.delete(cap.key);
  else if (cap) {
    const standing = await standingUnder(scope, editionId, cap.key);
    caps.set(cap.key, { size: cap.size, held: standing.held });
    waiting.set(cap.key, standing.waiting);
  }
  return {
    count: {
      ...count,
      capacity: capacity ?? count.capacity,
      reserve: internationalReserve ?? count.reserve,
      caps,
    },
    waiting,
  };
}

/** The count with those who come in, without the seats that are only kept for a party which is not complete. */
function seatsOf(before: SeatCount, next: Waiter[], after: SeatCount): SeatCount {
  const taken = (key: BasePool) => next.filter(({ pool }) => pool === key).length;
  const caps = [...before.caps].map(([key, cap]) => {
    const held = cap.held + next.filter((one) => one.caps.includes(key)).length;
    return [key, { ...cap, held }] as const;
  });
  const { domestic, international } = before.held;
  return {
    ...after,
    held: {
      domestic: domestic + taken('domestic'),
      international: international + taken('international'),
    },
    caps: new Map(caps),
  };
}

function stillWaiting(people: Map<PoolKey, number>, next: Waiter[]): Map<PoolKey, number> {
  for (const { pool, caps } of next) {
    for (const key of [pool, ...caps]) people.set(key, (people.get(key) ?? 0) - 1);
  }
  return people;
}

type Standing = { states: PoolState[]; count: SeatCount };
function changesOf(was: Standing, willBe: Standing): PoolChange[] {
  const keys = new Set([...was.states, ...willBe.states].map(({ key }) => key));
  const freeIn = ({ count }: Standing, key: PoolState['key']) => {
    if (key === 'total' || key === 'domestic' || key === 'international') return availability(count)[key];
    const cap = count.caps.get(key);
    return cap ? Math.max(0, cap.size - cap.held) : 0;
  };
  return [...keys].map((key) => {
    const before = was.states.find((state) => state.key === key);
    const after = willBe.states.find((state) => state.key === key);
    return {
      key,
      before,
      after,
      freed: Math.max(0, freeIn(willBe, key) - freeIn(was, key)),
      overbooked: Math.max(0, (after?.held ?? 0) - (after?.size ?? 0)),
    };
  });
}

const NAMED = 20;

async function comingOf(scope: Scope, next: Waiter[]): Promise<Coming[]> {
  const lines = (['international', 'domestic'] as const)
    .map((key) => ({ key, line: next.filter(({ pool }) => pool === key) }))
    .filter(({ line }) => line.length > 0);
  const first = lines.flatMap(({ line }) => line.slice(0, NAMED).map((one) => one.registrationId));
  const rows = first.length
    ? await scope.db.select(named).from(registration).where(inArray(registration.id, first))
    : [];
  const people = new Map(rows.map((row) => [row.id, row]));
  return lines.map(({ key, line }) => ({
    pool: key,
    count: line.length,
    first: line.slice(0, NAMED).flatMap(({ registrationId }) => people.get(registrationId) ?? []),
  }));
}
