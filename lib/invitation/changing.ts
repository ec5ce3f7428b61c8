import { and, eq } from 'drizzle-orm';
import { invitation } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import { reserveSeats, returnReserved } from '@/lib/pool/caps';
import type { ChangeInput } from './input';
import { mayManageInvitations } from './policy';
import { type Invitation, reservedIn } from './rules';

type ChangeRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED' | 'INVALID_INPUT' | 'SEATS_SHORT';

/**
 * Changes what a code is called, until when it serves, how often, and how many seats it keeps. Never fewer uses than it has
 * had, and no more seats than uses are left; what has ended stays as it is.
 */
export function changeInvitation(
  scope: Scope,
  input: ChangeInput,
): Promise<Result<Invitation, ChangeRefusal>> {
  return inTransaction<Invitation, ChangeRefusal>(scope, async (tx) => {
    if (!mayManageInvitations(tx.actor)) return refuse('NOT_ALLOWED');
    const book = await lockSeats(tx);
    const [before] = await tx.db
      .select()
      .from(invitation)
      .where(and(eq(invitation.id, input.id), eq(invitation.editionId, book.edition.id)));
    if (!before) return refuse('NOT_FOUND');
    if (before.endedAt) return refuse('STATE_CHANGED');
    const next = changed(before, input);
    const fault = faultIn(before, next, tx.now);
    if (fault) return invalid([fault]);
    const moved = await moveReserved(tx, book, before, next.reservedSeats);
    if (!moved.ok) return moved;
    await tx.db.update(invitation).set(next).where(eq(invitation.id, before.id));
    if (noted(before) !== noted(next) || before.label !== next.label) {
      await record(tx, {
        action: 'invitation.changed',
        subject: `invitation:${before.id}`,
        before: said(before),
        after: said(next),
        ...(before.label !== next.label && { personal: { was: before.label, label: next.label } }),
      });
    }
    return ok(next);
  });
}

/** Seats that stand for uses which are taken away are not kept, unless somebody asks for them by number. */
function changed(before: Invitation, { label, maxUses, reservedSeats, expiresAt }: ChangeInput): Invitation {
  const uses = maxUses ?? before.maxUses;
  return {
    ...before,
    label: label ?? before.label,
    maxUses: uses,
    expiresAt: expiresAt === undefined ? before.expiresAt : expiresAt,
    reservedSeats: reservedSeats ?? Math.max(0, Math.min(before.reservedSeats, uses - before.uses)),
  };
}

function faultIn(before: Invitation, next: Invitation, now: Date) {
  if (next.maxUses < before.uses) return { path: 'maxUses', code: 'below_uses' };
  if (next.reservedSeats > next.maxUses - next.uses) return { path: 'reservedSeats', code: 'more_than_uses' };
  if (next.reservedSeats > 0 && !next.pool) return { path: 'reservedSeats', code: 'no_pool' };
  const isMoved = next.expiresAt?.getTime() !== before.expiresAt?.getTime();
  if (isMoved && next.expiresAt && next.expiresAt <= now) return { path: 'expiresAt', code: 'in_the_past' };
  return undefined;
}

async function moveReserved(
  tx: TxScope,
  book: SeatBook,
  before: Invitation,
  seats: number,
): Promise<Result<void, 'SEATS_SHORT'>> {
  const more = seats - before.reservedSeats;
  if (more > 0) return reserveSeats(tx, book, [{ wish: reservedIn(before), seats: more }]);
  await returnReserved(tx, book, reservedIn(before), -more);
  return ok(undefined);
}

const said = ({ maxUses, reservedSeats, expiresAt }: Invitation) => ({
  maxUses,
  reservedSeats,
  expiresAt: expiresAt?.toISOString() ?? null,
});
const noted = (one: Invitation): string => JSON.stringify(said(one));
