import { and, desc, eq, isNull } from 'drizzle-orm';
import { legalHold, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { actorKey } from '@/lib/core/actor';
import { newId } from '@/lib/core/id';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { isReference } from '@/lib/registration/rules';
import type { HoldInput } from './input';
import { mayEraseData } from './policy';

type HoldRefusal = 'NOT_ALLOWED' | 'NOT_FOUND';

/** Keeps everything about somebody for as long as it stands: neither a request nor a rule destroys any of it. */
export function setHold(
  scope: Scope,
  { reference, reason }: HoldInput,
): Promise<Result<void, HoldRefusal | 'UNDER_HOLD'>> {
  return inTransaction<void, HoldRefusal | 'UNDER_HOLD'>(scope, async (tx) => {
    const found = await lockPerson(tx, reference);
    if (!found.ok) return found;
    const id = newId();
    const set = await tx.db
      .insert(legalHold)
      .values({ id, registrationId: found.value, reason, setBy: actorKey(tx.actor), setAt: tx.now })
      .onConflictDoNothing()
      .returning({ id: legalHold.id });
    if (set.length === 0) return refuse('UNDER_HOLD');
    await record(tx, {
      action: 'hold.set',
      subject: `registration:${found.value}`,
      after: { hold: id },
      personal: { reason },
    });
    return ok(undefined);
  });
}

/** What has come due meanwhile goes with the next round. */
export function liftHold(
  scope: Scope,
  { reference, reason }: HoldInput,
): Promise<Result<void, HoldRefusal | 'NOT_HELD'>> {
  return inTransaction<void, HoldRefusal | 'NOT_HELD'>(scope, async (tx) => {
    const found = await lockPerson(tx, reference);
    if (!found.ok) return found;
    const [lifted] = await tx.db
      .update(legalHold)
      .set({ liftedBy: actorKey(tx.actor), liftedAt: tx.now, liftReason: reason })
      .where(and(eq(legalHold.registrationId, found.value), isNull(legalHold.liftedAt)))
      .returning({ id: legalHold.id });
    if (!lifted) return refuse('NOT_HELD');
    await record(tx, {
      action: 'hold.lifted',
      subject: `registration:${found.value}`,
      after: { hold: lifted.id },
      personal: { reason },
    });
    return ok(undefined);
  });
}

/** Of whoever erases and whoever holds back, one comes first. */
async function lockPerson(tx: TxScope, reference: string): Promise<Result<string, HoldRefusal>> {
  if (!mayEraseData(tx.actor)) return refuse('NOT_ALLOWED');
  if (!isReference(reference)) return refuse('NOT_FOUND');
  const [found] = await tx.db
    .select({ id: registration.id })
    .from(registration)
    .where(and(eq(registration.reference, reference), isNull(registration.erasedAt)))
    .for('no key update');
  return found ? ok(found.id) : refuse('NOT_FOUND');
}

export type Hold = typeof legalHold.$inferSelect;

/** Holds of a registration, the newest first, for who may set them; the first one may still stand. */
export async function holdsOf(scope: Scope, registrationId: string): Promise<Hold[] | undefined> {
  if (!mayEraseData(scope.actor)) return undefined;
  return scope.db
    .select()
    .from(legalHold)
    .where(eq(legalHold.registrationId, registrationId))
    .orderBy(desc(legalHold.setAt), desc(legalHold.id));
}
