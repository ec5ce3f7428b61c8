import { and, eq, inArray } from 'drizzle-orm';
import { registration, waiting } from '@/db/schema';
import { ok, type Result, refuse } from '@/lib/core/result';
import type { Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { nextInLine, waitingPosition } from '@/lib/pool/list';
import { holdOf, seatCount } from '@/lib/pool/queries';
import { allot, freeFor, type SeatCount, wishOf } from '@/lib/pool/rules';
import { mayReadRegistrations } from '@/lib/registration/policy';
import { withinReach } from '@/lib/registration/reach';
import { UNDECIDED_STATES } from '@/lib/registration/rules';
import { fillingNow, fillingWith } from '@/lib/waitlist/rules';
import { capNames } from './line';

type Placed = {
  id: string;
  editionId: string;
  isInternational: boolean;
  category: string;
  delegationId: string | null;
};

/** Where one registration stands with its seat: held, waiting, approved in advance, and what an approval would take. */
export async function seatOf(scope: Scope, placed: Placed) {
  const wish = wishOf(placed);
  const [seat, position, [waiter], { count, waiting: people }] = await Promise.all([
    holdOf(scope, placed.id),
    waitingPosition(scope, placed.id),
    scope.db.select().from(waiting).where(eq(waiting.registrationId, placed.id)),
    seatCount(scope, placed.editionId),
  ]);
  return {
    seat,
    waitlistPosition: position,
    waitingInPool: people.get(wish.pool) ?? 0,
    advance: waiter?.approvedAt ? { at: waiter.approvedAt, by: waiter.approvedBy ?? '' } : undefined,
    /** The pools with one more seat, for who has none, and as they are. */
    taking: fillingWith(count, wish),
    filled: fillingNow(count, wish),
    hasRoom: freeFor(await leftByTheLine(scope, placed.editionId, count), wish) > 0,
    capNames: await capNames(scope, count),
  };
}

/** What is free after everybody who waits has been seated that can be. */
const leftByTheLine = async (scope: Scope, editionId: string, count: SeatCount): Promise<SeatCount> =>
  (await nextInLine(scope, editionId, count)).count;

/**
 * How many of these would wait, approved, if all of them were approved now: they wait already, or seats are held from
 * approval and there are not enough. A picture: others may decide meanwhile.
 */
export async function wouldWait(scope: Scope, references: string[]): Promise<Result<number, 'NOT_ALLOWED'>> {
  if (!mayReadRegistrations(scope.actor)) return refuse('NOT_ALLOWED');
  if (references.length === 0) return ok(0);
  const edition = await currentEdition(scope);
  const rows = await scope.db
    .select()
    .from(registration)
    .where(
      and(
        eq(registration.editionId, edition.id),
        withinReach(scope.actor),
        inArray(registration.reference, references),
        inArray(registration.state, [...UNDECIDED_STATES]),
      ),
    )
    .orderBy(registration.id);
  const waiters = rows.filter(({ state }) => state === 'waitlisted').length;
  if (edition.seatsHeldFrom === 'submission') return ok(waiters);
  const { count } = await seatCount(scope, edition.id);
  const others = rows.filter(({ state }) => state !== 'waitlisted');
  const { left } = allot(
    await leftByTheLine(scope, edition.id, count),
    others.map((one) => [wishOf(one)]),
  );
  return ok(waiters + left.length);
}
