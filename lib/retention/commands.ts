import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { insertAll, rowsFor } from '@/db/insert';
import { erasure, invitation, legalHold, registration, ticket } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { keyedHash } from '@/lib/core/crypto';
import { hasFreshProof } from '@/lib/core/proof';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { endAll } from '@/lib/invitation/commands';
import { lockSeats, type SeatBook } from '@/lib/pool/book';
import type { Registration } from '@/lib/registration/intake';
import { isOwner } from '@/lib/registration/policy';
import { isActive, isReference } from '@/lib/registration/rules';
import { leaveTogether } from '@/lib/registration/transition';
import { foldTally } from '@/lib/tally/commands';
import { destroy, theseOf } from './destroying';
import { lonelyAddresses } from './finding';
import type { EraseInput } from './input';
import { mayEraseData } from './policy';
import { DATA_CLASSES, isOver } from './rules';

type EraseRefusal = 'NOT_FOUND' | 'NOT_ALLOWED' | 'UNDER_HOLD';
/** How many registrations of the person were erased; none where somebody had done it before. */
export type Erased = { erased: number };

/**
 * Erases the person behind a registration for good: the seat is free at once, counts and readings stay without a name, and the
 * same person may apply again. Done a second time it changes nothing.
 */
export const eraseRegistration = (
  scope: Scope,
  { reference }: EraseInput,
): Promise<Result<Erased, EraseRefusal | 'FRESH_PROOF_NEEDED'>> =>
  erase<'FRESH_PROOF_NEEDED'>(scope, reference, 'organiser', (tx) => {
    if (!mayEraseData(tx.actor)) return refuse('NOT_ALLOWED');
    return hasFreshProof(tx) ? undefined : refuse('FRESH_PROOF_NEEDED');
  });

/** The same by the person, once nothing is under way any more: who still has a seat withdraws first. */
export const eraseOwn = (
  scope: Scope,
  { reference }: EraseInput,
): Promise<Result<Erased, EraseRefusal | 'WITHDRAW_FIRST'>> =>
  erase<'WITHDRAW_FIRST'>(scope, reference, 'own', (tx, found, book) => {
    if (!isOwner(tx.actor, found)) return refuse('NOT_ALLOWED');
    return isActive(found.state) && !isOver(book.edition, tx.now) ? refuse('WITHDRAW_FIRST') : undefined;
  });

type Judge<C extends string> = (
  tx: TxScope,
  found: Registration,
  book: SeatBook,
) => { ok: false; refusal: { code: C | EraseRefusal } } | undefined;

async function erase<C extends string>(
  scope: Scope,
  reference: string,
  cause: 'own' | 'organiser',
  refusalOf: Judge<C>,
): Promise<Result<Erased, C | EraseRefusal>> {
  const erased = await inTransaction<Erased, C | EraseRefusal>(scope, async (tx) => {
    const book = await lockSeats(tx);
    const [found] = isReference(reference)
      ? await tx.db
          .select()
          .from(registration)
          .where(eq(registration.reference, reference))
          .for('no key update')
      : [];
    if (!found) return refuse('NOT_FOUND');
    const refusal = refusalOf(tx, found, book);
    if (refusal) return refusal;
    if (found.erasedAt) return ok({ erased: 0 });
    const all = await lockFamily(tx, found);
    const ids = all.map(({ id }) => id);
    const open = and(inArray(legalHold.registrationId, ids), isNull(legalHold.liftedAt));
    if ((await tx.db.$count(legalHold, open)) > 0) return refuse('UNDER_HOLD');
    await giveUpSeats(tx, book, all);
    await forget(tx, all, cause);
    return ok({ erased: all.length });
  });
  // City and all that somebody wrote is kept counted in rows of its own until they are folded.
  if (erased.ok && erased.value.erased > 0) await foldTally(scope, { least: 1 });
  return erased;
}

/**
 * Everything that is there about the one person: what was joined into the registration, and what ended before under the same
 * address. One that goes on under that address is another application, and stays.
 */
async function lockFamily(tx: TxScope, found: Registration): Promise<Registration[]> {
  const { rows } = await tx.db.execute<{ id: string }>(sql`
    WITH RECURSIVE joined AS (
      SELECT ${found.id}::uuid AS id
      UNION SELECT registration_id FROM succession JOIN joined ON successor_id = joined.id WHERE kind = 'merged')
    SELECT id FROM joined
    UNION SELECT id FROM registration WHERE email_key = ${found.emailKey} AND edition_id = ${found.editionId}
      AND state IN ('withdrawn', 'cancelled', 'lapsed', 'rejected')`);
  const ids = rows.map(({ id }) => id);
  return tx.db
    .select()
    .from(registration)
    .where(and(inArray(registration.id, ids), isNull(registration.erasedAt)))
    .orderBy(asc(registration.id))
    .for('no key update');
}

/**
 * While the edition goes on; afterwards the numbers of who was there stay as they are. A code for an address that nobody else
 * has ends, for without the address everybody could use it.
 */
export async function giveUpSeats(tx: TxScope, book: SeatBook, all: readonly Registration[]): Promise<void> {
  if (isOver(book.edition, tx.now)) return;
  const active = all.filter(({ state, editionId }) => isActive(state) && editionId === book.edition.id);
  if (active.length > 0) await leaveTogether(tx, book, active, 'cancelled', { after: { cause: 'erased' } });
  const ids = theseOf(all.map(({ id }) => id));
  const codes = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(sql`${invitation.emailKey} IN ${lonelyAddresses(ids)}`);
  if (codes.length > 0)
    await endAll(
      tx,
      book,
      codes.map(({ id }) => id),
    );
}

/**
 * Destroys what says who these are, of every class. Readers of tickets and whatever else refers to the registrations are waited
 * for, and nobody adds anything about them before this is done.
 */
export async function forget(
  tx: TxScope,
  all: readonly Pick<Registration, 'id' | 'reference'>[],
  cause: 'own' | 'organiser' | 'retention',
): Promise<Record<string, number>> {
  const ids = all.map(({ id }) => id);
  await lockForGood(tx, ids);
  const destroyed = await destroy(tx, ids, DATA_CLASSES);
  await tx.db.update(registration).set({ erasedAt: tx.now }).where(inArray(registration.id, ids));
  const rows = all.map(({ id, reference }) => ({
    registrationId: id,
    referenceHash: hashReference(reference),
    erasedAt: tx.now,
    erasedBy: actorKey(tx.actor),
    cause,
  }));
  await insertAll(tx.db, rowsFor(erasure, rows));
  const facts = all.map(({ id }) => ({
    action: 'registration.erased',
    subject: `registration:${id}`,
    after: { by: cause },
  }));
  if (cause !== 'retention') await record(tx, ...facts);
  return destroyed;
}

/** A gate reads a code under the lock of its ticket, and refers to the registration: in that order here too. */
export async function lockForGood(tx: TxScope, ids: readonly string[]): Promise<void> {
  const some = [...ids];
  await tx.db
    .select({ id: ticket.id })
    .from(ticket)
    .where(inArray(ticket.registrationId, some))
    .orderBy(asc(ticket.id))
    .for('update');
  await tx.db
    .select({ id: registration.id })
    .from(registration)
    .where(inArray(registration.id, some))
    .orderBy(asc(registration.id))
    .for('update');
}

export const hashReference = (reference: string): string => keyedHash(reference, 'erasure');
