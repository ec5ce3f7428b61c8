import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { changeAnswers } from '@/lib/registration/amendment';
import { returnForIdentity } from '@/lib/registration/identity';
import type { Registration } from '@/lib/registration/intake';
import { changedIdentity, isActive } from '@/lib/registration/rules';
import { lockRegistration, stateChanged } from '@/lib/registration/transition';
import type { CorrectionInput } from './input';
import { mayDecide, mayDecideOn } from './policy';

type CorrectionRefusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED';

/**
 * Corrects for somebody the names and the citizenship. Of somebody approved that asks for another approval, whoever does
 * it: the ticket stops, the seat stays. What is as it was changes nothing.
 */
export function correctIdentity(
  scope: Scope,
  { reference, seenState, ...said }: CorrectionInput,
): Promise<Result<Registration, CorrectionRefusal>> {
  return inTransaction<Registration, CorrectionRefusal>(scope, async (tx) => {
    if (!mayDecide(tx.actor)) return refuse('NOT_ALLOWED');
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { edition, registration: before } = locked.value;
    if (!mayDecideOn(tx.actor, before)) return refuse('NOT_FOUND');
    if (!isActive(before.state) || before.state !== seenState) return stateChanged(before.state);
    const fields = changedIdentity(before, {
      ...before,
      givenLatin: said.nameLatin.given,
      surnameLatin: said.nameLatin.surname ?? null,
      nameNative: said.nameNative ?? null,
      badgeName: said.badgeName ?? null,
      citizenship: said.citizenship,
    });
    if (fields.length === 0) return ok(before);
    const changes = Object.fromEntries(fields.map((field) => [field, said[field as keyof typeof said]]));
    const now = await changeAnswers(tx, before, before, changes);
    return before.state === 'approved' ? returnForIdentity(tx, edition, before, now, fields) : ok(now);
  });
}
