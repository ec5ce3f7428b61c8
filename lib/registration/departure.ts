import { type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { compose } from '@/lib/mail/commands';
import type { Registration } from './intake';
import { addressed, letterTo } from './letters';
import { isOwner } from './policy';
import { leave, lockRegistration } from './transition';

/** The person gives the place up: seat and ticket go at once, and the waiting list moves. */
export function withdraw(
  scope: Scope,
  reference: string,
): Promise<Result<Registration, 'NOT_FOUND' | 'NOT_ALLOWED' | 'STATE_CHANGED'>> {
  return inTransaction(scope, async (tx) => {
    const locked = await lockRegistration(tx, { reference });
    if (!locked.ok) return locked;
    const { edition, registration } = locked.value;
    if (!isOwner(tx.actor, registration)) return refuse('NOT_ALLOWED');
    const left = await leave(tx, locked.value, 'withdrawn');
    if (!left.ok) return left;
    await compose(tx, edition, [
      { ...letterTo(registration, 'withdrawn'), kind: 'withdrawn', values: addressed(registration) },
    ]);
    return left;
  });
}
