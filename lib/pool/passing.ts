import { eq } from 'drizzle-orm';
import { hold, waiting } from '@/db/schema';
import type { TxScope } from '@/lib/core/scope';
import type { SeatBook } from './book';
import { keepSeats } from './returning';

/**
 * Passes the seat, or the place in the list, of one registration to another that has neither. It is never free meanwhile, so
 * nobody on the list can take it, and no counter moves; the book is proof of the lock.
 */
export async function passSeat(tx: TxScope, _: SeatBook, from: string, to: string): Promise<void> {
  await tx.db.update(hold).set({ registrationId: to }).where(eq(hold.registrationId, from));
  await tx.db.update(waiting).set({ registrationId: to }).where(eq(waiting.registrationId, from));
  // Given once already, it is not taken back by another review.
  await keepSeats(tx, [to]);
}
