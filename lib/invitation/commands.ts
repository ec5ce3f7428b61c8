import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Part } from '@/db/insert';
import { invitation } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { expectOk, ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { changeCounters, lockSeats, type SeatBook, wakeList } from '@/lib/pool/book';
import { returnReserved } from '@/lib/pool/caps';
import type { Wish } from '@/lib/pool/rules';
import type { SomeInput } from './input';
import { among } from './mailing';
import { mayManageInvitations } from './policy';
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

/** Ends codes for good; who has used one keeps what it gave. What has ended already stays as it is. Tells how many. */
export function endInvitations(scope: Scope, some: SomeInput): Promise<Result<number, 'NOT_ALLOWED'>> {
  return inTransaction<number, 'NOT_ALLOWED'>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const named = await tx.db
      .select({ id: invitation.id })
      .from(invitation)
      .where(and(eq(invitation.editionId, book.edition.id), among(some)));
    const ended = await endAll(
      tx,
      book,
      named.map(({ id }) => id),
    );
    return ok(ended.length);
  });
}

/** Ends invitations that have not ended yet, and gives back what they reserved. */
export async function endAll(tx: TxScope, book: SeatBook, ids: string[]): Promise<Invitation[]> {
  const ending = await tx.db
    .select()
    .from(invitation)
    .where(
      and(eq(invitation.editionId, book.edition.id), inArray(invitation.id, ids), isNull(invitation.endedAt)),
    );
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
  const freed = ending.flatMap((one) => Array<Wish>(one.reservedSeats).fill(reservedIn(one)));
  await changeCounters(tx, book, { freed });
  if (freed.length > 0) await wakeList(tx, book);
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

/** Takes back a code that nobody has used; its reserved seats return. One that is gone already stays gone. */
export function deleteInvitation(
  scope: Scope,
  id: string,
): Promise<Result<void, 'NOT_ALLOWED' | 'CODE_IN_USE'>> {
  return inTransaction<void, 'NOT_ALLOWED' | 'CODE_IN_USE'>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const [found] = await tx.db
      .select()
      .from(invitation)
      .where(and(eq(invitation.id, id), eq(invitation.editionId, book.edition.id)));
    if (!found) return ok(undefined);
    if (found.uses > 0) return refuse('CODE_IN_USE');
    await tx.db.delete(invitation).where(eq(invitation.id, id));
    await returnReserved(tx, book, reservedIn(found), found.reservedSeats);
    await record(tx, {
      action: 'invitation.deleted',
      subject: `invitation:${id}`,
      before: { batch: found.batchId, reservedSeats: found.reservedSeats },
    });
    return ok(undefined);
  });
}
