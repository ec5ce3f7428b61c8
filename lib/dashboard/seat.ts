import { eq } from 'drizzle-orm';
import { waiting } from '@/db/schema';
import type { Scope } from '@/lib/core/scope';
import { nextInLine, waitingPosition } from '@/lib/pool/list';
import { holdOf, seatCount } from '@/lib/pool/queries';
import { freeFor, type SeatCount, wishOf } from '@/lib/pool/rules';
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
