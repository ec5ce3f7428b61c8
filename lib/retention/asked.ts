import { z } from 'zod';
import { closeClaim } from '@/lib/claim/commands';
import { claimOf } from '@/lib/claim/queries';
import { ok, type Result, refuse } from '@/lib/core/result';
import { inTransaction, type Scope } from '@/lib/core/scope';
import { eraseRegistration } from './commands';
import { eraseInput } from './input';

export const eraseAskedInput = z.intersection(eraseInput, z.object({ id: z.uuid() }));

type Refusal = 'NOT_ALLOWED' | 'NOT_FOUND' | 'STATE_CHANGED' | 'UNDER_HOLD' | 'FRESH_PROOF_NEEDED';

/** Erases the person who has asked for it, and notes that this was done; both or neither. */
export function eraseAsAsked(
  scope: Scope,
  { id, ...input }: z.output<typeof eraseAskedInput>,
): Promise<Result<void, Refusal>> {
  return inTransaction<void, Refusal>(scope, async (tx) => {
    const asked = await claimOf(tx, id);
    if (!asked.ok) return asked;
    if (asked.value.kind !== 'erase' || asked.value.reference !== input.reference) return refuse('NOT_FOUND');
    const erased = await eraseRegistration(tx, input);
    if (!erased.ok) return erased;
    return (await closeClaim(tx, id, 'done')) ? ok(undefined) : refuse('STATE_CHANGED');
  });
}
