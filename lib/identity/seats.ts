import type { RegistrationState } from '@/db/schema';
import { ok, type Result } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import type { SeatBook } from '@/lib/pool/book';
import { moveSeat, releaseSeats } from '@/lib/pool/commands';
import { approveWaiting, changePlaces } from '@/lib/pool/line';
import { passSeat } from '@/lib/pool/passing';
import { placesOf } from '@/lib/pool/returning';
import { type Wish, wishOf } from '@/lib/pool/rules';
import type { Registration } from '@/lib/registration/intake';
import { betterState } from './rules';

type Both = { kept: Registration; lost: Registration; next: Registration };

/**
 * Leaves one seat, or one place in the list, for two: the better, and of two seats the one that fits what the person is now.
 * The other is free for whoever waits. Where the seat has to move into a pool without room, nothing happens, and the pool
 * is named. Tells the state that goes with it.
 */
export async function joinSeats(
  tx: TxScope,
  book: SeatBook,
  { kept, lost, next }: Both,
): Promise<Result<RegistrationState, 'POOL_FULL'>> {
  const { holds, waiters } = await placesOf(tx, [kept.id, lost.id]);
  const standing = ({ id, state }: Registration) => ({
    state,
    hasSeat: holds.has(id),
    hasPlace: waiters.has(id),
    isApprovedWaiting: Boolean(waiters.get(id)?.approvedAt),
  });
  const to = betterState(standing(kept), standing(lost));
  const wish = wishOf(next);
  const best =
    holds.size > 0
      ? bestSeat([...holds.values()], kept, wish)
      : to === 'waitlisted' && bestPlace([...waiters.values()]);
  if (best) {
    await releaseSeats(tx, book, [best === kept.id ? lost.id : kept.id]);
    if (best !== kept.id) await passSeat(tx, book, lost.id, kept.id);
    const isApproved = standing(kept).isApprovedWaiting || standing(lost).isApprovedWaiting;
    if (to === 'waitlisted' && isApproved && !waiters.get(best)?.approvedAt)
      await approveWaiting(tx, [kept.id]);
    // A party is of one delegation: who is of another now has left it.
    const had = best === kept.id ? kept : lost;
    if (to === 'waitlisted' && had.delegationId !== next.delegationId)
      await changePlaces(tx, book, [kept.id], { partyId: null });
    if (!isSame(holds.get(best) ?? waiters.get(best), wish)) {
      const moved = await moveSeat(tx, book, { registrationId: kept.id, ...wish });
      if (!moved.ok) return moved;
    }
  } else await releaseSeats(tx, book, [kept.id, lost.id]);
  return ok(to);
}

type Seat = { registrationId: string } & Wish;

/** Of two seats the one that need not move, else one of the same base pool, else that of the registration that stays. */
function bestSeat(seats: Seat[], kept: Registration, wish: Wish): string | undefined {
  const own = seats.toSorted((one) => (one.registrationId === kept.id ? -1 : 1));
  const best =
    own.find((seat) => isSame(seat, wish)) ?? own.find(({ pool }) => pool === wish.pool) ?? own.at(0);
  return best?.registrationId;
}

type Place = { registrationId: string; priority: number; place: number };
const bestPlace = (places: Place[]): string | undefined =>
  places.toSorted((one, other) => other.priority - one.priority || one.place - other.place).at(0)
    ?.registrationId;

const isSame = (one: Wish | undefined, other: Wish): boolean =>
  one?.pool === other.pool && [...one.caps].sort().join() === [...other.caps].sort().join();
