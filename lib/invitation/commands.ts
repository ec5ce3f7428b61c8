import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Part } from '@/db/insert';
import { invitation } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { returnReserved } from '@/lib/pool/caps';
import { type Invitation, reservedIn } from './rules';

/** How invitations stand after their uses, for who writes it together with those uses, under the lock on the seats. */
export const usageParts = (_: SeatBook, used: Iterable<Invitation>): Part[] =>
  [...used].map(({ id, uses, reservedSeats }) => ({
    change: sql`UPDATE ${invitation} SET uses = ${uses}, reserved_seats = ${reservedSeats} WHERE ${eq(invitation.id, id)}`,
  }));

/** Ends what has expired; seats that were still reserved go back to their pools. Any number may call it at once. */
export async function endExpiredInvitations(scope: Scope): Promise<void> {
  const due = await scope.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(isNull(invitation.endedAt), lte(invitation.expiresAt, scope.now)));
  if (due.length === 0) return;
  const ids = due.map(({ id }) => id);
  expectOk(await inTransaction(scope, async (tx) => ok(await endAll(tx, await lockSeats(tx), ids))));
}

/** Ends invitations that have not ended yet, and gives back what they reserved. */
export async function endAll(tx: TxScope, book: SeatBook, ids: string[]): Promise<Invitation[]> {
  const ending = await tx.db
    .select()
    .from(invitation)
    .where(and(inArray(invitation.id, ids), isNull(invitation.endedAt)));
  if (ending.length === 0) return [];
  await tx.db
    .update(invitation)
    .set({ endedAt: tx.now, endedBy: actorKey(tx.actor), reservedSeats: 0 })
    .where(
      inArray(
        invitation.id,
        ending.map(({ id }) => id),
      ),
    );
  for (const one of ending) await returnReserved(tx, book, reservedIn(one), one.reservedSeats);
  await record(
    tx,
    ...ending.map(({ id, uses, reservedSeats }) => ({
      action: 'invitation.ended',
      subject: `invitation:${id}`,
      after: { uses, returnedSeats: reservedSeats },
    })),
  );
  return ending;
}
