import {
  and,
  arrayOverlaps,
  asc,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  not,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { type BasePool, waiting } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { allot, availability, fullCaps, partiesOf, type SeatCount } from './rules';

type Reader = Pick<Scope, 'db'>;

/** The order of the list: priority, then the place that was numbered when the person joined. */
export const LINE_ORDER = [desc(waiting.priority), asc(waiting.place)] as const;
export type Waiter = typeof waiting.$inferSelect;

/**
 * Who would be seated now if everybody got up who can, in order, `limit` at most; and what is free after them. Looks only at
 * those whom no full pool keeps out, so that a long list behind a full pool costs nothing.
 */
export async function nextInLine(
  scope: Reader,
  editionId: string,
  count: SeatCount,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ next: Waiter[]; count: SeatCount }> {
  const next: Waiter[] = [];
  const lookedAt: Waiter[] = [];
  let now = count;
  while (next.length < limit) {
    const line = await foremost(scope, editionId, now, lookedAt, limit);
    if (line.length === 0) break;
    for (const party of partiesOf(line)) {
      const { held, count: after } = allot(now, [party]);
      now = after;
      next.push(...held);
      lookedAt.push(...party);
      // A cap has just filled up, or as many were taken as each pool was read: others may wait before the rest of these.
      if ((held.length === 0 && party.length === 1) || next.length >= limit) break;
    }
  }
  return { next, count: now };
}

/**
 * Enough of the foremost that every seat free now finds its next, with every party that could use one: a party may stand
 * before them by a member whose own pool is full.
 */
async function foremost(
  scope: Reader,
  editionId: string,
  count: SeatCount,
  without: Waiter[],
  limit: number,
): Promise<Waiter[]> {
  const free = availability(count);
  const open = (['domestic', 'international'] as const).filter((key) => free[key] > 0);
  if (open.length === 0) return [];
  const full = fullCaps(count);
  const others = without.map(({ registrationId }) => registrationId);
  const line = (key: BasePool) =>
    scope.db
      .select()
      .from(waiting)
      .where(
        and(
          eq(waiting.editionId, editionId),
          eq(waiting.pool, key),
          isNull(waiting.partyId),
          full.length > 0 ? not(arrayOverlaps(waiting.caps, full)) : undefined,
          others.length > 0 ? notInArray(waiting.registrationId, others) : undefined,
        ),
      )
      .orderBy(...LINE_ORDER)
      .limit(Math.min(free[key], limit));
  const members = await scope.db
    .select()
    .from(waiting)
    .where(and(eq(waiting.editionId, editionId), isNotNull(waiting.partyId)))
    .orderBy(...LINE_ORDER);
  const isOut = ({ registrationId, caps }: Waiter) =>
    others.includes(registrationId) || caps.some((key) => full.includes(key));
  const found = partiesOf(members)
    .filter((party) => party.some(({ pool }) => free[pool] > 0) && !party.some(isOut))
    .flat();
  for (const key of open) found.push(...(await line(key)));
  return inOrder(found);
}

const inOrder = (waiters: Waiter[]): Waiter[] =>
  waiters.toSorted((one, other) => other.priority - one.priority || one.place - other.place);

/** The place in the waiting list, from 1; undefined for who is not on it. */
export async function waitingPosition(scope: Reader, registrationId: string): Promise<number | undefined> {
  const [mine] = await scope.db.select().from(waiting).where(eq(waiting.registrationId, registrationId));
  if (!mine) return undefined;
  const isAhead = or(
    sql`${waiting.priority} > ${mine.priority}`,
    and(eq(waiting.priority, mine.priority), sql`${waiting.place} < ${mine.place}`),
  );
  const ahead = await scope.db.$count(
    waiting,
    and(eq(waiting.editionId, mine.editionId), eq(waiting.pool, mine.pool), isAhead),
  );
  return ahead + 1;
}

/** Who of them waits, approved already. */
export async function approvedWaiters(scope: Reader, registrationIds: string[]): Promise<Set<string>> {
  if (registrationIds.length === 0) return new Set();
  const rows = await scope.db
    .select({ id: waiting.registrationId })
    .from(waiting)
    .where(and(inArray(waiting.registrationId, registrationIds), isNotNull(waiting.approvedAt)));
  return new Set(rows.map(({ id }) => id));
}
