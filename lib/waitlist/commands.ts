import { inArray } from 'drizzle-orm';
import { registration } from '@/db/schema';
import { expectOk, ok } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { currentEdition } from '@/lib/edition/queries';
import { compose } from '@/lib/mail/commands';
import { lockSeats, promoteWaiting } from '@/lib/pool/commands';
import { addressed, letterTo, statusLink } from '@/lib/registration/letters';
import { changeState } from '@/lib/registration/transition';

const BATCH = 200;

/**
 * Gives freed seats to those who have waited longest, until seats or people run out; each is told once. Safe to run
 * any number of times and by several workers: the lock on the edition's seats makes them take turns.
 */
export async function promoteAll(scope: Scope): Promise<number> {
  let promoted = 0;
  for (;;) {
    const some = await promoteSome(scope);
    promoted += some;
    if (some === 0) return promoted;
  }
}

async function promoteSome(scope: Scope): Promise<number> {
  const result = await inTransaction(scope, async (tx) => {
    const book = await lockSeats(tx, (await currentEdition(tx)).id);
    const ids = await promoteWaiting(tx, book, BATCH);
    if (ids.length === 0) return ok(0);
    const rows = await tx.db
      .select()
      .from(registration)
      .where(inArray(registration.id, ids))
      .for('no key update');
    for (const row of rows) {
      // Ledger and states move under one lock; a mismatch would be a bug, and must not be papered over.
      const moved = expectOk(await changeState(tx, row, 'submitted', { action: 'registration.promoted' }));
      const to = letterTo(moved, `promoted:${tx.now.getTime()}`);
      await compose(tx, book.edition, [
        { ...to, kind: 'promoted', values: { ...addressed(moved), link: statusLink(to.locale) } },
      ]);
    }
    return ok(ids.length);
  });
  return expectOk(result);
}
