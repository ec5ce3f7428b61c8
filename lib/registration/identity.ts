import { record } from '@/lib/audit/commands';
import type { Result } from '@/lib/core/result';
import type { TxScope } from '@/lib/core/scope';
import type { Edition } from '@/lib/edition/rules';
import { compose } from '@/lib/mail/commands';
import { keepSeats } from '@/lib/pool/returning';
import { enqueue } from '@/lib/task/commands';
import { suspendTickets } from '@/lib/ticket/commands';
import { renewConfirmation } from './confirmation';
import type { Registration } from './intake';
import { identityLetter } from './letters';
import { type ChangedIdentity, changedIdentity, identityOf } from './rules';
import { changeState } from './transition';

/**
 * Somebody approved is another person on paper now: back to review, the seat kept and the ticket stopped until the next
 * approval, which makes the same ticket count again. The fact keeps what was approved, so that a reviewer sees both.
 */
export async function returnForIdentity(
  tx: TxScope,
  edition: Edition,
  approved: Registration,
  now: Registration,
  fields: ChangedIdentity[],
): Promise<Result<Registration, 'STATE_CHANGED'>> {
  const returned = await changeState(tx, now, 'submitted', {
    action: IDENTITY_CHANGED,
    after: { fields },
    personal: { before: identityOf(approved), after: identityOf(now) },
  });
  if (!returned.ok) return returned;
  await suspendTickets(tx, [now.id]);
  await keepSeats(tx, [now.id]);
  // An address that was never confirmed did not matter to somebody approved; now it is a deadline again, and a new one.
  await renewConfirmation(tx, edition, now.id);
  await compose(tx, edition, [identityLetter(edition, returned.value, fields, tx.now)]);
  return returned;
}

export const IDENTITY_CHANGED = 'registration.identity_changed';

/** Where it is something by which people are alike that has changed, others are looked for anew. */
export async function lookAgain(tx: TxScope, before: Registration, next: Registration): Promise<void> {
  if (before.phone === next.phone && changedIdentity(before, next).length === 0) return;
  await enqueue(tx, { kind: 'double.look', payload: { registrationIds: [next.id] } });
}

/** Records a change of answers: which fields for everybody, what they said before and after for who may read that. */
export const recordAmendment = (
  tx: TxScope,
  before: Registration,
  next: Registration,
  fields: readonly string[],
  columns: readonly string[],
): Promise<void> =>
  record(tx, {
    action: 'registration.amended',
    subject: `registration:${before.id}`,
    after: { fields },
    personal: { before: pick(before, columns), after: pick(next, columns) },
  });

const pick = (from: Registration, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(keys.map((key) => [key, from[key as keyof Registration]]));
