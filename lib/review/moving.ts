import { and, eq } from 'drizzle-orm';
import { category, delegation, registration } from '@/db/schema';
import { record } from '@/lib/audit/commands';
import { invalid } from '@/lib/core/input';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope, type TxScope } from '@/lib/core/scope';
import { isInternational } from '@/lib/edition/rules';
import { moveSeat } from '@/lib/pool/commands';
import { changePlaces } from '@/lib/pool/line';
import { wishOf } from '@/lib/pool/rules';
import { returnForIdentity } from '@/lib/registration/identity';
import type { Registration } from '@/lib/registration/intake';
import { changedIdentity, isActive } from '@/lib/registration/rules';
import { lockRegistration, stateChanged } from '@/lib/registration/transition';
import type { MoveInput } from './input';
import { mayDecide, mayDecideOn } from './policy';

type MoveRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED' | 'POOL_FULL' | 'INVALID_INPUT';

/**
 * Moves somebody to another category, delegation or country represented, with the seat. Where the new pools have no room
 * nothing changes; who waits keeps the place. Another country of somebody approved asks for another approval.
 */
export function moveRegistration(
  scope: Scope,
  reference: string,
  to: MoveInput,
): Promise<Result<Registration, MoveRefusal>> {
  return inTransaction<Registration, MoveRefusal>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { book, edition, registration: before } = locked.value;
    if (!mayDecideOn(tx.actor, before)) return refuse('NOT_FOUND');
    if (!isActive(before.state)) return stateChanged(before.state);
    const faults = await unknownIn(tx, edition.id, to);
    if (faults.length > 0) return invalid(faults);
    const countryRepresented = to.countryRepresented ?? before.countryRepresented;
    const next = {
      category: to.category ?? before.category,
      delegationId: to.delegationId === undefined ? before.delegationId : to.delegationId,
      countryRepresented,
      isInternational: isInternational(edition, countryRepresented),
    };
    if (isSame(placeOf(before), placeOf(next))) return ok(before);
    // Nobody gives away what is out of one's own reach afterwards.
    if (!mayDecideOn(tx.actor, next)) return refuse('NOT_ALLOWED');
    const seat = await moveSeat(tx, book, { registrationId: before.id, ...wishOf(next) });
    if (!seat.ok) return seat;
    // A party is of one delegation: who leaves that leaves the party.
    if (next.delegationId !== before.delegationId)
      await changePlaces(tx, book, [before.id], { partyId: null });
    const [moved] = await tx.db
      .update(registration)
      .set(next)
      .where(eq(registration.id, before.id))
      .returning();
    await record(tx, {
      action: 'registration.moved',
      subject: `registration:${before.id}`,
      before: placeOf(before),
      after: placeOf(next),
    });
    if (!moved || before.state !== 'approved') return ok(moved ?? before);
    const fields = changedIdentity(before, moved);
    return fields.length > 0 ? returnForIdentity(tx, edition, before, moved, fields) : ok(moved);
  });
}

type Place = Pick<Registration, 'category' | 'delegationId' | 'countryRepresented'>;
const placeOf = ({ category: code, delegationId, countryRepresented }: Place) => ({
  category: code,
  delegationId,
  countryRepresented,
});

const isSame = (one: Place, other: Place): boolean =>
  one.category === other.category &&
  one.delegationId === other.delegationId &&
  one.countryRepresented === other.countryRepresented;

async function unknownIn(tx: TxScope, editionId: string, { category: code, delegationId }: MoveInput) {
  const faults: { path: string; code: string }[] = [];
  const ofCategory = and(eq(category.editionId, editionId), eq(category.code, code ?? ''));
  if (code && (await tx.db.$count(category, ofCategory)) === 0) {
    faults.push({ path: 'category', code: 'unknown_category' });
  }
  const ofDelegation = and(eq(delegation.editionId, editionId), eq(delegation.id, delegationId ?? ''));
  if (delegationId && (await tx.db.$count(delegation, ofDelegation)) === 0) {
    faults.push({ path: 'delegationId', code: 'invalid' });
  }
  return faults;
}
